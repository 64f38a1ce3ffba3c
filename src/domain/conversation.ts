import type { Customer, Item } from './customer';
import type { LastOperation } from './operation';
import type { Instant } from './time';

/** Jira's status categories in our words; the category decides, never a name or the resolution. */
export type Category = 'new' | 'active' | 'done';

export interface Segment {
  id: string;
  /** Keys of messages written in this segment that this conversation does not show. */
  out: string[];
  /** The request that its messages were written in, where that is another one. */
  origin?: string | undefined;
}

interface Base {
  /** Issue id. */
  request: string;
  version: number;
  customer: string;
  openedAt: Instant;
}

/** Reserved for a claim or an operation: the request exists, nothing is bound to it yet. */
export interface Reservation extends Base {
  state: 'reserved';
  /** Id of the claim, or of the operation that makes a request. */
  claim: string;
}

export function reservationFor(request: string, customer: string, claim: string, now: Instant): Reservation {
  return { state: 'reserved', request, version: 1, customer, claim, openedAt: now };
}

/** A request that OmniChat made in vain by an unclear answer: closed with a note, and never bound. */
export interface Stray extends Base {
  state: 'stray';
}

/** What a conversation shows, apart from what its segments hold. */
export interface Lists {
  segments: Segment[];
  items: Item[];
  /** The earliest customer message shown, as far as it is known. */
  first?: { key: string; at: Instant } | undefined;
}

/** Why a request can be read at most: it left the service projects, or the app cannot reach it any more. */
export type Rest = { because: 'not-service-project' | 'unreachable'; since: Instant };

/** Public comments by agents, which were not sent over a channel (design §2.5). */
export interface Comments {
  /** Id of the newest comment that was looked at. */
  upTo: string;
  /** Comments that nobody has sent or dismissed yet. */
  unsent: { id: string; at: Instant; by: string }[];
}

interface Kept extends Base, Lists {
  /** Category last seen, and since when it is so for Jira. */
  category: { value: Category; since: Instant };
  readOnly?: Rest | undefined;
  /** An agent has seen what was stored until then. */
  readAt?: Instant | undefined;
  comments?: Comments | undefined;
  /** The last operation that touched the thread, for undo. */
  lastOperation?: LastOperation | undefined;
  /** Id of the operation that was undone here last: its form is spent. */
  undone?: string | undefined;
}

/** What OmniChat knows about one request. `ended`: seen in Done and not seen in In Progress since. */
export type Conversation = Kept & ({ state: 'open' | 'ended' } | { state: 'merged'; merged: Merged });

/** Where the thread of a merged conversation is shown now. */
export interface Merged {
  into: string;
  by: string;
  at: Instant;
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
export function shows(lists: Lists, message: { key: string; segment: string }): boolean {
  if (lists.items.some((item) => item.key === message.key)) return true;
  const segment = lists.segments.find((s) => s.id === message.segment);
  return segment !== undefined && !segment.out.includes(message.key);
}

/** The segment that new messages of this conversation are written in. */
export function writingSegment(conversation: Conversation): string {
  const last = conversation.segments.at(-1);
  if (last === undefined) throw new Error('a conversation has at least one segment');
  return last.id;
}
