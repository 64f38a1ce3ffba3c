import { isActive, type Conversation, type Reservation } from './conversation';
import type { Customer } from './customer';
import { isTooLarge, take } from './lists';
import type { InboundMessage, Message } from './message';
import type { Before, Operation } from './operation';
import { position, type OutboundMessage } from './message';
import { SPLIT_AT_MOST } from './operation';
import type { Instant } from './time';

export type SplitProblem =
  | { code: 'wrong-state'; state: 'merged' | 'read-only' }
  /** Somebody else moved them meanwhile, or they never were here. */
  | { code: 'message-not-found' }
  /** Nothing of the customer's is selected: there would be nothing to open a request with. */
  | { code: 'no-customer-message' }
  /** At least one message stays. */
  | { code: 'nothing-stays' }
  | { code: 'too-many'; most: number }
  /** The request shows so many single messages that its record is full. */
  | { code: 'too-large' }
  /** A request for the customer is just being opened. */
  | { code: 'opening' }
  /** The same form again, after it was carried out and undone. */
  | { code: 'in-progress' }
  /** Another request is active and would become paused. */
  | { code: 'confirm-pause'; other: string };

/** What people said, as against what happened. */
export type Said = InboundMessage | OutboundMessage;

export interface Selection {
  /** In thread order. */
  moving: Said[];
  /** The earliest of the customer's: the new request's description. */
  first: InboundMessage;
}

/** May these messages leave the conversation? `found` are those of the wanted keys that the thread shows. */
export function select(wanted: string[], found: Message[], somethingStays: boolean): Selection | SplitProblem {
  const keys = new Set(wanted);
  if (keys.size > SPLIT_AT_MOST) return { code: 'too-many', most: SPLIT_AT_MOST };
  const moving = found.filter((message) => message.direction !== 'none');
  if (moving.length < keys.size) return { code: 'message-not-found' };
  moving.sort((a, b) => (position(a) < position(b) ? -1 : 1));
  const first = moving.find((message) => message.direction === 'inbound');
  if (first === undefined) return { code: 'no-customer-message' };
  return somethingStays ? { moving, first } : { code: 'nothing-stays' };
}

/** May the conversation be split now, and the new request become the customer's active one? */
export function splitProblem(
  source: Conversation,
  customer: Customer,
  confirmedPause: string | undefined,
): SplitProblem | undefined {
  if (source.state === 'merged') return { code: 'wrong-state', state: 'merged' };
  if (source.readOnly !== undefined) return { code: 'wrong-state', state: 'read-only' };
  const { active } = customer;
  if (active.kind === 'claim') return { code: 'opening' };
  if (active.kind === 'request' && active.request !== source.request && active.request !== confirmedPause) {
    return { code: 'confirm-pause', other: active.request };
  }
  return undefined;
}

export interface SplitOrder {
  id: string;
  by: string;
  now: Instant;
  /** The segment that the new conversation writes in. */
  segment: string;
  /** The source's project, and the new request's. */
  project: string;
  madeIn?: string | undefined;
}

export interface Split {
  customer: Customer;
  source: Conversation;
  made: Conversation;
}

/** The messages go to the new request's conversation, which becomes the only active one (design §2.6). */
export function split(
  source: Conversation,
  customer: Customer,
  { moving, first }: Selection,
  reservation: Reservation,
  { id, by, now, segment, project, madeIn }: SplitOrder,
): Split | SplitProblem {
  if (source.state === 'merged') return { code: 'wrong-state', state: 'merged' };
  if (source.undone === id) return { code: 'in-progress' };
  const taken = take(source, moving);
  if (isTooLarge(taken)) return { code: 'too-large' };
  const { active } = customer;
  const wasActive = isActive(source, customer);
  const operation: Operation = {
    kind: 'split',
    id,
    at: now,
    by,
    result: reservation.request,
    made: true,
    madeIn,
    sources: [source.request],
    ...(active.kind === 'request' && !wasActive
      ? { paused: { request: active.request, segment: active.segment } }
      : {}),
  };
  const before: Before = {
    state: source.state,
    active: wasActive,
    lists: { segments: source.segments, items: source.items, first: source.first },
    project,
  };
  const originOf = new Map(source.items.map((item) => [item.key, item.origin]));
  const segmentOf = (id: string) => source.segments.find((each) => each.id === id);
  const leavesFirst = moving.some(({ key }) => key === source.first?.key);
  return {
    source: {
      ...taken,
      ...(leavesFirst ? { first: undefined } : {}),
      lastOperation: { ...operation, before },
    },
    made: {
      request: reservation.request,
      version: reservation.version,
      customer: customer.key,
      openedAt: reservation.openedAt,
      state: 'open',
      segments: [{ id: segment, out: [] }],
      items: moving.map(({ key, at, segment }) => ({
        key,
        at,
        origin: originOf.get(key) ?? segmentOf(segment)?.origin ?? source.request,
      })),
      first: { key: first.key, at: first.at },
      category: { value: 'new', since: now },
      readAt: now,
      lastOperation: operation,
    },
    customer: {
      ...customer,
      active: {
        kind: 'request',
        request: reservation.request,
        segment,
        used: false,
        ...(wasActive && active.kind === 'request' ? { waiting: active.waiting } : {}),
      },
      conversations: [...customer.conversations, reservation.request],
    },
  };
}
