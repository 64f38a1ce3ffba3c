import { isActive, type Conversation, type Lists, type Reservation } from './conversation';
import type { Customer } from './customer';
import { isTooLarge, unite } from './lists';
import { MERGE_AT_MOST, type Before, type Operation } from './operation';
import { activeIn } from './pause';
import type { Instant } from './time';

export type MergeProblem =
  | { code: 'wrong-state'; state: 'merged' | 'read-only'; request: string }
  | { code: 'self' }
  /** A new request is for two or more. */
  | { code: 'too-few' }
  | { code: 'different-customers'; request: string }
  | { code: 'too-many'; most: number }
  | { code: 'too-large' }
  | { code: 'opening' }
  /** The same form again, after it was carried out and undone. */
  | { code: 'in-progress' }
  | { code: 'confirm-pause'; other: string }
  | { code: 'no-conversation'; request: string };

/** Where the thread goes: a conversation, or a request that gets one by this. */
export type MergeTarget = { kind: 'existing'; conversation: Conversation } | { kind: 'fresh'; made: boolean };

/** Will the target be active? If any of them is, and always if it is a new request (design §2.6). */
export function becomesActive(target: MergeTarget, sources: Conversation[], customer: Customer): boolean {
  if (target.kind === 'fresh') return true;
  return [target.conversation, ...sources].some((each) => isActive(each, customer));
}

/** May these conversations become one? */
export function mergeProblem(
  target: MergeTarget,
  sources: Conversation[],
  customer: Customer,
  confirmedPause: string | undefined,
): MergeProblem | undefined {
  if (sources.length === 0) return { code: 'self' };
  if (target.kind === 'fresh' && target.made && sources.length < 2) return { code: 'too-few' };
  const all = [...(target.kind === 'existing' ? [target.conversation] : []), ...sources];
  if (all.length > MERGE_AT_MOST) return { code: 'too-many', most: MERGE_AT_MOST };
  for (const { request, state, readOnly, customer: owner } of all) {
    if (owner !== customer.key) return { code: 'different-customers', request };
    if (state === 'merged') return { code: 'wrong-state', state, request };
    if (readOnly !== undefined) return { code: 'wrong-state', state: 'read-only', request };
  }
  const { active } = customer;
  if (!becomesActive(target, sources, customer)) return undefined;
  if (active.kind === 'claim') return { code: 'opening' };
  const outside = active.kind === 'request' && !all.some(({ request }) => request === active.request);
  return outside && active.request !== confirmedPause ? { code: 'confirm-pause', other: active.request } : undefined;
}

/** A target that is to be active must not rest: it is set to In Progress first, with consent. */
export function needsReopening(target: MergeTarget, sources: Conversation[], customer: Customer): boolean {
  if (target.kind === 'fresh' || !becomesActive(target, sources, customer)) return false;
  return target.conversation.state === 'ended';
}

export interface MergeOrder {
  id: string;
  by: string;
  now: Instant;
  /** The target was Done and has been set to In Progress: for this, whatever we have heard of it since, or by others. */
  reopened?: 'by-this' | 'meanwhile' | undefined;
  /** The project of a request that is made for this. */
  madeIn?: string | undefined;
  /** Of every request concerned, by id: what undo needs of Jira. */
  requests: Map<string, { project: string; status: { id: string; name: string } }>;
}

export interface Merge {
  customer: Customer;
  target: Conversation;
  sources: Conversation[];
}

type Unmerged = Extract<Conversation, { state: 'open' | 'ended' }>;

/** Unites the threads in the target; the sources keep their lists, which no longer count (design §3.2). */
export function merge(
  target: MergeTarget & { conversation: Conversation },
  sources: Conversation[],
  customer: Customer,
  order: MergeOrder,
): Merge | MergeProblem {
  const { conversation } = target;
  if ([conversation, ...sources].some(({ undone }) => undone === order.id)) return { code: 'in-progress' };
  const lists = unite(conversation, sources);
  if (isTooLarge(lists)) return { code: 'too-large' };
  const active = becomesActive(target, sources, customer);
  const paused = outsideOf([conversation, ...sources], customer);
  const operation: Operation = {
    kind: 'merge',
    id: order.id,
    at: order.now,
    by: order.by,
    result: conversation.request,
    made: target.kind === 'fresh' && target.made,
    madeIn: order.madeIn,
    sources: sources.map(({ request }) => request),
    ...(active && paused !== undefined ? { paused } : {}),
  };
  const kept = (each: Conversation, withLists: boolean, withStatus: boolean): Operation => ({
    ...operation,
    before: beforeOf(each, customer, order, withLists, withStatus),
  });
  const { reopened } = order;
  const wasDone = reopened === 'by-this' || (reopened === 'meanwhile' && conversation.state === 'ended');
  const united: Conversation = {
    ...conversation,
    ...lists,
    ...(active ? { state: 'open' } : {}),
    ...(order.reopened === undefined ? {} : { category: { value: 'active', since: order.now } }),
    lastOperation:
      target.kind === 'fresh'
        ? operation
        : kept({ ...conversation, ...(wasDone ? { state: 'ended' } : {}) }, true, wasDone),
  };
  const merged = { into: conversation.request, by: order.by, at: order.now };
  const waiting = customer.active.kind === 'request' && paused === undefined ? customer.active.waiting : undefined;
  return {
    target: united,
    sources: sources.map((source) => ({
      ...source,
      state: 'merged',
      merged,
      lastOperation: kept(source, false, true),
    })),
    customer: {
      ...customer,
      ...(active ? { active: { ...activeIn(united), ...(waiting === undefined ? {} : { waiting }) } } : {}),
      conversations: customer.conversations.includes(conversation.request)
        ? customer.conversations
        : [...customer.conversations, conversation.request],
    },
  };
}

/** The conversation that a reserved request begins with. */
export function freshConversation(reservation: Reservation, segment: string, lists: Partial<Lists> = {}): Unmerged {
  return {
    request: reservation.request,
    version: reservation.version,
    customer: reservation.customer,
    openedAt: reservation.openedAt,
    state: 'open',
    segments: [{ id: segment, out: [] }],
    items: [],
    category: { value: 'new', since: reservation.openedAt },
    ...lists,
  };
}

function outsideOf(selected: Conversation[], { active }: Customer): Operation['paused'] {
  if (active.kind !== 'request' || selected.some(({ request }) => request === active.request)) return undefined;
  return { request: active.request, segment: active.segment };
}

function beforeOf(
  conversation: Conversation,
  customer: Customer,
  { requests }: MergeOrder,
  withLists: boolean,
  withStatus: boolean,
): Before {
  const { segments, items, first, request, state } = conversation;
  const seen = requests.get(request);
  return {
    state: state === 'ended' ? 'ended' : 'open',
    active: isActive(conversation, customer),
    project: seen?.project ?? '',
    ...(withLists ? { lists: { segments, items, first } } : {}),
    ...(withStatus && seen !== undefined ? { status: seen.status } : {}),
  };
}
