import type {
  ActivityEntry,
  ConversationView,
  MessageEntry,
  NamedRequest,
  NoConversationView,
  OtherRequest,
} from '../../src/contract/conversation-view';

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
    doneAt: at(number),
    activity: { what: 'opened' },
    by: { kind: 'app' },
    ...more,
  };
}

/** An active conversation by SMS with one message, seen by somebody who lacks no right. */
export function conversation(more: Partial<ConversationView> = {}): ConversationView {
  return {
    kind: 'conversation',
    state: 'active',
    customer: { address: '385 **** *****', changeable: false },
    reply: { open: true, channel: 'sms', sender: '41799000000' },
    missing: [],
    unsentComments: [],
    replyTexts: [],
    thread: [message(1)],
    hasEarlier: false,
    asOf: at(60),
    live: 'live-1',
    ...more,
  };
}

/** A paused conversation; `otherActive` names the customer's active request, where there is one. */
export function pausedConversation(more: Partial<ConversationView> = {}): ConversationView {
  return conversation({ state: 'paused', reply: { open: false, because: 'paused' }, ...more });
}

/** A request that a phone number of its customer can be added to. */
export function noConversation(more: Partial<NoConversationView> = {}): NoConversationView {
  return {
    kind: 'no-conversation',
    live: 'live-1',
    addNumber: { possible: true, channel: 'sms', sender: '41799000000' },
    missing: [],
    ...more,
  };
}

export const requestId = (number: number) => String(10_000 + number);

/** Request OMN-`number` in progress, as `names` tells of it; its id is 10,000 and the number. */
export function named(number: number, more: Partial<NamedRequest> = {}): NamedRequest {
  return {
    id: requestId(number),
    key: `OMN-${number}`,
    summary: `Summary ${number}`,
    status: 'In Progress',
    category: 'active',
    ...more,
  };
}

/** Another request of the customer, paused, opened `number` minutes after the first message. */
export function otherRequest(number: number, more: Partial<OtherRequest> = {}): OtherRequest {
  return {
    ...named(number),
    state: 'paused',
    openedAt: at(number),
    lastMessage: { at: at(number), direction: 'inbound', text: `last of ${number}` },
    ...more,
  };
}

export const messages = (from: number, to: number): MessageEntry[] =>
  Array.from({ length: to - from + 1 }, (_, index) => message(from + index));
