import { isActive, writingSegment, type Category, type Conversation } from './conversation';
import type { Customer, Item, RecentMessage } from './customer';
import { openJob, newClaim, type ClaimIds } from './receive';
import { placeLate, take } from './late-messages';
import type { Activity, ActivityLine } from './message';
import type { OpenJob } from './job';
import { plus, type Instant } from './time';

/** The request as Jira shows it now. */
export interface RequestStatus {
  category: Category;
  /** When the category last changed, for Jira. */
  since: Instant;
}

export interface Reconciled {
  conversation: Conversation;
  customer: Customer;
  activities: Activity[];
}

/**
 * Design §2.2, level-triggered: compares what is stored with the category read now. Skipped, late or repeated events
 * end in the same state. The category seen is always written, so that an older reading never overwrites a newer one.
 */
export function reconcile(conversation: Conversation, customer: Customer, status: RequestStatus): Reconciled {
  const { unreachableSince: _reachableAgain, ...reachable } = conversation;
  const seen: Conversation = { ...reachable, category: { value: status.category, since: status.since } };
  if (conversation.state === 'merged') return { conversation: seen, customer, activities: [] };
  if (status.category === 'done') return ended(seen, customer);
  if (status.category === 'active' && conversation.state === 'ended') return resumed(seen, customer);
  return { conversation: seen, customer, activities: [] };
}

function ended(conversation: Conversation, customer: Customer): Reconciled {
  return {
    conversation: { ...conversation, state: 'ended' },
    customer: isActive(conversation, customer) ? { ...customer, active: { kind: 'none' } } : customer,
    activities: conversation.state === 'ended' ? [] : [{ what: 'ended' }],
  };
}

function resumed(conversation: Conversation, customer: Customer): Reconciled {
  const open: Conversation = { ...conversation, state: 'open' };
  if (customer.active.kind !== 'none')
    return { conversation: open, customer, activities: [{ what: 'resumed-paused' }] };
  const { request } = conversation;
  return {
    conversation: open,
    customer: {
      ...customer,
      active: { kind: 'request', request, segment: writingSegment(conversation), used: false },
    },
    activities: [{ what: 'resumed' }],
  };
}

/** The request is gone, or hidden from the app: it rests, and the customer's next message opens a new request. */
export function unreachable(conversation: Conversation, customer: Customer, now: Instant): Reconciled {
  return {
    conversation: { ...conversation, unreachableSince: conversation.unreachableSince ?? now },
    customer: isActive(conversation, customer) ? { ...customer, active: { kind: 'none' } } : customer,
    activities: [],
  };
}

export interface MovedOn extends Reconciled {
  /** The customer's active conversation that receives the messages, where there is one. */
  receiver?: Conversation;
  /** The claim made for them, where nothing was active. */
  job?: OpenJob;
}

/**
 * Late messages leave an ended thread together and in order: into the claim or the active conversation there is, else
 * into a new claim. `receiver` is the active conversation, read in the same round.
 */
export function moveOn(
  state: Reconciled,
  late: Item[],
  stored: RecentMessage[],
  receiver: Conversation | undefined,
  now: Instant,
  ids: ClaimIds,
): MovedOn {
  if (late.length === 0) return state;
  const lastOperation = { id: ids.claim, kind: 'late-move', at: now } as const;
  const moved = {
    conversation: { ...take(state.conversation, late, stored), lastOperation },
    activities: [...state.activities, { what: 'moved-on', count: late.length } as const],
  };
  const { active } = state.customer;
  if (active.kind === 'claim') {
    const customer = { ...state.customer, active: { ...active, items: placeLate(active.items, late, now) } };
    return { ...moved, customer };
  }
  if (active.kind === 'request') {
    if (receiver === undefined) throw new Error('the active conversation was not read');
    const items = placeLate(receiver.items, late, now);
    return {
      ...moved,
      customer: { ...state.customer, active: { ...active, used: true } },
      receiver: { ...receiver, items, lastOperation },
    };
  }
  const claim = newClaim(ids, now, placeLate([], late, now));
  return { ...moved, customer: { ...state.customer, active: claim }, job: openJob(state.customer.key, claim, now) };
}

/** The lines that a conversation's thread shows for what happened. */
export function activityLines(
  conversation: Conversation,
  activities: Activity[],
  by: ActivityLine['by'],
  now: Instant,
  newKey: () => string,
): ActivityLine[] {
  return activities.map((activity, place) => {
    // A millisecond apart, so that the thread reads in the order of things.
    const at = plus(now, place);
    return {
      direction: 'none',
      key: newKey(),
      version: 1,
      customer: conversation.customer,
      segment: writingSegment(conversation),
      at,
      storedAt: at,
      activity,
      by,
    };
  });
}
