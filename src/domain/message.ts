import type { Channel } from './customer';
import type { Delivery } from './delivery';
import type { Instant } from './time';

export type Content =
  | { kind: 'text'; text: string }
  | { kind: 'unsupported'; type: string }
  /** What was said is erased; that something was said stays. */
  | { kind: 'erased' };

export type Author = { kind: 'customer' } | { kind: 'agent'; accountId: string } | { kind: 'automatic' };

interface Written {
  key: string;
  version: number;
  customer: string;
  /** For ever: messages never move, conversations say what they show. */
  segment: string;
  /** Provider time (inbound) or time of acceptance (outbound). */
  at: Instant;
  storedAt: Instant;
}

export interface InboundMessage extends Written {
  direction: 'inbound';
  channel: Channel;
  /** Our line that received it. */
  sender: string;
  /** The provider's id. */
  providerId: string;
  content: Content;
  parts?: number | undefined;
}

export interface OutboundMessage extends Written {
  direction: 'outbound';
  channel: Channel;
  sender: string;
  to: string;
  author: Exclude<Author, { kind: 'customer' }>;
  content: Extract<Content, { kind: 'text' | 'erased' }>;
  delivery: Delivery;
  /** The message that this one sends anew. */
  resendOf?: string | undefined;
  /** Automatic messages are not sent when the customer's message is older than 12 hours by then. */
  answers?: Instant | undefined;
}

/** A transition of the conversation, shown as a line in the thread. */
export interface ActivityLine extends Written {
  direction: 'none';
  activity: Activity;
  by: Author | { kind: 'app' };
}

/** Requests are named by issue id. */
export type Activity =
  | { what: 'opened' }
  | { what: 'ended' }
  | { what: 'resumed' }
  /** Back in In Progress, but another request is the customer's active one. */
  | { what: 'resumed-paused' }
  | { what: 'paused' }
  | { what: 'reactivated' }
  /** The request left the service projects, or the app cannot reach it any more. */
  | { what: 'read-only' }
  /** Messages that came after the request was done went on to a new request. */
  | { what: 'moved-on'; count: number }
  /** Messages were split off; the line stands where the first of them stood. */
  | { what: 'split-off'; count: number; request: string }
  /** This request was made of messages of another one. */
  | { what: 'split-from'; count: number; request: string }
  | { what: 'merged'; requests: string[] }
  /** A split or merge was undone. */
  | { what: 'undone' }
  /** A phone number was added on this request, changed, or removed. */
  | { what: 'number-added' }
  | { what: 'number-changed' }
  | { what: 'number-removed' };

export type Message = InboundMessage | OutboundMessage | ActivityLine;

/** The message without what was said and to whom; the same object when there is nothing left to empty. */
export function emptied(message: Message): Message {
  if (message.direction === 'none') return message;
  if (message.content.kind === 'erased') return message;
  const content = { kind: 'erased' } as const;
  return message.direction === 'inbound' ? { ...message, content, providerId: '' } : { ...message, content, to: '' };
}

/** Sorts a thread by provider time; unique, because it ends with the key. */
export function position(message: Pick<Written, 'at' | 'storedAt' | 'key'>): string {
  return `${message.at}#${message.storedAt}#${message.key}`;
}

/** A message as it arrived, before it is known where it belongs. */
export interface Arrival {
  key: string;
  providerId: string;
  channel: Channel;
  sender: string;
  at: Instant;
  content: Content;
  name?: string | undefined;
  parts?: number | undefined;
}

/** A message as the provider stated it: the address that it came from is not read yet. */
export type InboundItem = Omit<Arrival, 'key'> & { from: string };
