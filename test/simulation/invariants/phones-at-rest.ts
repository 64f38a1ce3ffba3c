import { phones } from '../actors/phones';
import type { AtRest } from './at-rest';

/** What lies on phones is what agents and the app have sent, once each and as it was written. */
export function phonesAgree({ site, mirror, judgement }: AtRest): void {
  const received = phones.flatMap((phone) => site.infobip.phones.of(phone)).filter((m) => m.direction === 'received');
  for (const { messageId } of received) {
    const record = mirror.messages.get(messageId);
    if (record?.direction !== 'outbound') judgement.report('what a phone got is in a thread', messageId);
    if (received.filter((each) => each.messageId === messageId).length > 1)
      judgement.report('a phone gets a message once', messageId);
  }
  for (const message of mirror.messages.values()) {
    if (message.direction !== 'outbound') continue;
    const { state } = message.delivery;
    const arrived = received.find(({ messageId }) => messageId === message.key);
    if (state === 'sending') judgement.report('at rest nothing is being sent', message.key);
    if ((state === 'sent' || state === 'delivered') && !arrived)
      judgement.report('what counts as sent was sent', message.key);
    if (arrived && arrived.phone !== message.to) judgement.report('a message goes to its customer', message.key);
    const { content } = message;
    if (arrived && content.kind === 'text' && arrived.text !== content.text)
      judgement.report('a message arrives as written', message.key);
  }
  for (const text of judgement.comments()) {
    const sent = [...mirror.messages.values()].filter(
      (m) =>
        m.direction === 'outbound' && m.resendOf === undefined && m.content.kind === 'text' && m.content.text === text,
    );
    if (sent.length > 1) judgement.report('a comment is sent once', text);
  }
}
