import type { EgressRequest, HttpAnswer } from '../../ports';
import type { ChannelHost } from '../channel';
import { jsonAnswer, refusal } from '../envelopes';
import type { PhoneMessage } from '../phones';
import { statuses, type MessageStatus } from '../statuses';
import { smsLength } from './length';
import { readBody, sendRequest, type SendMessage } from './request';

export const pricePerPart = 0.05;
export const currency = 'EUR';

const hour = 3_600_000;
const longestMessageId = 200;

type Destination = SendMessage['destinations'][number];

/** `POST /sms/2/text/advanced`: each destination is accepted or rejected on its own, inside a 200. */
export function sendSms(host: ChannelHost, request: EgressRequest): HttpAnswer {
  const body = readBody(sendRequest, request.body);
  if (!body.ok) return refusal('A', 400, body.violations);
  if (body.value.type !== undefined && host.account.read().refuseExtraType) {
    return refusal('A', 400, { type: ['is unknown'] });
  }
  const { includeSmsCountInResponse = false, bulkId = host.chance.id() } = body.value;
  const messages = body.value.messages.flatMap((message) =>
    message.destinations.map((destination) => {
      const messageId = (destination.messageId ?? host.chance.id()).slice(0, longestMessageId);
      const { parts } = smsLength(message.text);
      const status = judge(host, message, destination.to, messageId);
      if (status.groupName === 'PENDING') host.accept(phoneMessage(host, message, destination, messageId, bulkId));
      const count = includeSmsCountInResponse ? { smsCount: parts } : {};
      return { messageId, status, to: destination.to, ...count };
    }),
  );
  return jsonAnswer(200, { bulkId, messages });
}

function judge(host: ChannelHost, { from, text }: SendMessage, to: string, messageId: string): MessageStatus {
  const account = host.account.read();
  const length = smsLength(text);
  if (to === '') return statuses.missingTo;
  // Calling codes begin with 1 to 9, and 999 is nobody's; a leading + or 00 is not what the API asks for.
  if (!/^(?!999)[1-9]\d{6,14}$/.test(to)) return statuses.invalidNumber;
  if (account.refuseRepeatedIds && host.phones.find(messageId)) return statuses.repeatedId;
  if (!account.senders.some(({ channel, sender }) => channel === 'sms' && sender === from))
    return statuses.unknownSource;
  if (account.blocklist.includes(to)) return statuses.blocklisted;
  if (length.tooLong) return statuses.tooLong;
  if (account.credit < length.parts * pricePerPart) return statuses.noCredit;
  if (account.floodingFilter && floods(host, to, text)) return statuses.flooding;
  return statuses.accepted;
}

/** By default one recipient gets at most 20 different and 6 identical messages an hour. */
function floods(host: ChannelHost, to: string, text: string): boolean {
  const since = host.timeline.now() - hour;
  const recent = host.phones.of(to).filter(({ direction, at }) => direction === 'received' && at > since);
  const different = new Set(recent.map((message) => message.text));
  const identical = recent.filter((message) => message.text === text).length;
  return identical >= 6 || (different.size >= 20 && !different.has(text));
}

function phoneMessage(
  host: ChannelHost,
  message: SendMessage,
  { to }: Destination,
  messageId: string,
  bulkId: string,
): PhoneMessage {
  const { text, from, callbackData, entityId, applicationId, campaignReferenceId } = message;
  return {
    messageId,
    bulkId,
    phone: to,
    direction: 'received',
    channel: 'sms',
    sender: from,
    text,
    parts: smsLength(text).parts,
    status: 'pending',
    at: host.timeline.now(),
    ...(callbackData !== undefined && { callbackData }),
    ...(entityId !== undefined && { entityId }),
    ...(applicationId !== undefined && { applicationId }),
    ...(campaignReferenceId !== undefined && { campaignReferenceId }),
  };
}
