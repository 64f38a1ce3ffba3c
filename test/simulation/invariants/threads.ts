import { isConversation, type Conversation } from '../../../src/domain/conversation';
import type { Mirror } from '../mirror';
import { changesOf, type Report, type WriteRule } from './judge';

/** Keys of the messages that a conversation shows: its segments less what is out, plus its items. */
export function shownBy(conversation: Conversation, mirror: Mirror): string[] {
  const shown = new Set(conversation.items.map(({ key }) => key));
  for (const message of mirror.messages.values()) {
    const segment = conversation.segments.find(({ id }) => id === message.segment);
    if (segment && !segment.out.includes(message.key)) shown.add(message.key);
  }
  return [...shown];
}

/** Every inbound message is in exactly one place: the thread of one conversation, or the claim being opened. */
export const onePlaceEach: WriteRule = ({ changes, mirror }, report) => {
  const customers = new Set([
    ...changesOf(changes, 'customer').map(({ key }) => key),
    ...changesOf(changes, 'conversation').flatMap(({ after }) => (after ? [after.customer] : [])),
    ...changesOf(changes, 'message').flatMap(({ before, after }) => (after && !before ? [after.customer] : [])),
  ]);
  for (const customer of customers) judge(customer, mirror, report);
};

function judge(customer: string, mirror: Mirror, report: Report): void {
  const places = new Map<string, string[]>();
  const put = (key: string, place: string): void => void places.set(key, [...(places.get(key) ?? []), place]);
  for (const record of mirror.conversations.values()) {
    if (record.customer !== customer || !isConversation(record)) continue;
    for (const key of shownBy(record, mirror)) put(key, `request ${record.request}`);
  }
  const active = mirror.customers.get(customer)?.active;
  const claim = active?.kind === 'claim' ? active : undefined;
  for (const { key } of claim?.items ?? []) put(key, 'the claim');
  for (const message of mirror.messages.values()) {
    if (message.customer !== customer || message.direction !== 'inbound') continue;
    if (claim?.segment === message.segment) put(message.key, 'the claim');
    const found = places.get(message.key) ?? [];
    if (found.length !== 1) {
      report('a message shows in exactly one thread', `${message.key}: ${found.join(', ') || 'nowhere'}`);
    }
  }
}
