import type { ActivityEntry, ConversationView, MessageEntry } from '../../src/contract/conversation-view';

const position = (number: number) => String(number).padStart(6, '0');
const at = (number: number) => new Date(Date.UTC(2026, 10, 24, 9, 0) + number * 60_000).toISOString();

/** Message `number` of a thread: inbound unless said otherwise. */
export function message(number: number, more: Partial<MessageEntry> = {}): MessageEntry {
  return {
    kind: 'message',
    key: `m${number}`,
    position: position(number),
    at: at(number),
    direction: 'inbound',
    author: { kind: 'customer' },
    channel: 'sms',
    sender: '41799000000',
    content: { kind: 'text', text: `message ${number}` },
    ...more,
  };
}

export function answer(number: number, more: Partial<MessageEntry> = {}): MessageEntry {
  return message(number, {
    direction: 'outbound',
    author: { kind: 'agent', accountId: 'agent-1' },
    delivery: { state: 'sent', since: at(number) },
    ...more,
  });
}

export function failedAnswer(number: number, more: Partial<NonNullable<MessageEntry['delivery']>> = {}): MessageEntry {
  return answer(number, {
    delivery: { state: 'failed', since: at(number), failure: { reason: 'phone-unreachable' }, ...more },
  });
}

export function activity(number: number, more: Partial<ActivityEntry> = {}): ActivityEntry {
  return {
    kind: 'activity',
    key: `a${number}`,
    position: position(number),
    at: at(number),
    activity: { what: 'opened' },
    by: { kind: 'app' },
    ...more,
  };
}

/** An active conversation by SMS with one message. */
export function conversation(more: Partial<ConversationView> = {}): ConversationView {
  return {
    kind: 'conversation',
    state: 'active',
    customer: { address: '385 **** *****' },
    reply: { open: true, channel: 'sms', sender: '41799000000' },
    thread: [message(1)],
    hasEarlier: false,
    live: 'live-1',
    ...more,
  };
}

export const messages = (from: number, to: number): MessageEntry[] =>
  Array.from({ length: to - from + 1 }, (_, index) => message(from + index));
