import type { Customer, Item } from './customer';
import type { Instant } from './time';

/** Jira's status categories in our words; the category decides, never a name or the resolution. */
export type Category = 'new' | 'active' | 'done';

export interface Segment {
  id: string;
  /** Keys of messages written in this segment that this conversation does not show. */
  out: string[];
}

interface Base {
  /** Issue id. */
  request: string;
  version: number;
  customer: string;
  openedAt: Instant;
}

/** Reserved for a claim: the request exists, the claim is not bound to it yet. */
export interface Reservation extends Base {
  state: 'reserved';
  claim: string;
}

/** A request that OmniChat made twice by an unclear answer: closed with a note, and never bound. */
export interface Stray extends Base {
  state: 'stray';
}

/** What OmniChat knows about one request. `ended`: seen in Done and not seen in In Progress since. */
export interface Conversation extends Base {
  state: 'open' | 'ended' | 'merged';
  segments: Segment[];
  items: Item[];
  /** Category last seen, and since when it is so for Jira. */
  category: { value: Category; since: Instant };
  /** The request cannot be reached (gone, or hidden from the app): the reason it rests. */
  unreachableSince?: Instant | undefined;
  /** The last operation that touched the thread, for undo. */
  lastOperation?: { id: string; kind: 'late-move'; at: Instant } | undefined;
}

export type ConversationRecord = Reservation | Stray | Conversation;

export function isConversation(record: ConversationRecord | undefined): record is Conversation {
  return record !== undefined && record.state !== 'reserved' && record.state !== 'stray';
}

export function strayOf({ request, version, customer, openedAt }: Reservation): Stray {
  return { state: 'stray', request, version, customer, openedAt };
}

export type ShownState = 'active' | 'paused' | 'ended' | 'merged';

/** The state that people see; it needs the customer, who alone knows what is active. */
export function shownState(conversation: Conversation, customer: Customer): ShownState {
  if (conversation.state !== 'open') return conversation.state;
  return isActive(conversation, customer) ? 'active' : 'paused';
}

export function isActive(conversation: Conversation, customer: Customer): boolean {
  return customer.active.kind === 'request' && customer.active.request === conversation.request;
}

/** Does the thread show this message? (design §3.2: segments less `out`, plus `items`) */
export function shows(conversation: Conversation, message: { key: string; segment: string }): boolean {
  if (conversation.items.some((item) => item.key === message.key)) return true;
  const segment = conversation.segments.find((s) => s.id === message.segment);
  return segment !== undefined && !segment.out.includes(message.key);
}

/** The segment that new messages of this conversation are written in. */
export function writingSegment(conversation: Conversation): string {
  const last = conversation.segments.at(-1);
  if (last === undefined) throw new Error('a conversation has at least one segment');
  return last.id;
}
