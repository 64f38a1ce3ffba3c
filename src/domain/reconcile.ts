import { isActive, type Category, type Conversation, type Rest } from './conversation';
import type { Customer, Item, RecentMessage } from './customer';
import { placeLate, take } from './lists';
import type { Activity } from './message';
import type { NoticeJob, OpenJob } from './job';
import { activeIn } from './pause';
import { openJob, newClaim, noticeJob, type ReceiveIds } from './receive';
import { HOUR, plus, type Instant } from './time';
import { waitsOn } from './waiting';

/** The request as Jira shows it now. */
export interface RequestStatus {
  category: Category;
  /** When the category last changed, for Jira. */
  since: Instant;
  /** It lies in a service project. */
  service: boolean;
}

export interface Reconciled {
  conversation: Conversation;
  customer: Customer;
  activities: Activity[];
  /** The request can be used again, which no line says. */
  lifted?: boolean;
}

/**
 * Design §2.2, level-triggered: compares what is stored with the category read now. Skipped, late or repeated events
 * end in the same state. The category seen is always written, so that an older reading never overwrites a newer one.
 */
export function reconcile(
  conversation: Conversation,
  customer: Customer,
  status: RequestStatus,
  now: Instant,
): Reconciled {
  const { readOnly: _before, ...readable } = conversation;
  const seen: Conversation = { ...readable, category: { value: status.category, since: status.since } };
  if (!status.service) return resting(byCategory(seen, customer, true), conversation, 'not-service-project', now);
  return { ...byCategory(seen, customer, false), lifted: conversation.readOnly !== undefined };
}

function byCategory(seen: Conversation, customer: Customer, readOnly: boolean): Reconciled {
  if (seen.state === 'merged') return { conversation: seen, customer, activities: [] };
  if (seen.category.value === 'done') return ended(seen, customer);
  if (seen.category.value === 'active' && seen.state === 'ended') return resumed(seen, customer, readOnly);
  return { conversation: seen, customer, activities: [] };
}

/** It can be read at most: it is not active, whatever its status. */
function resting(
  { conversation, customer, activities }: Reconciled,
  before: Conversation,
  because: Rest['because'],
  now: Instant,
): Reconciled {
  const known = before.readOnly?.because === because ? before.readOnly : undefined;
  const told = known === undefined && conversation.state === 'open' ? [{ what: 'read-only' } as const] : [];
  return {
    conversation: { ...conversation, readOnly: known ?? { because, since: now } },
    customer: isActive(conversation, customer) ? { ...customer, active: { kind: 'none' } } : customer,
    activities: [...activities, ...told],
  };
}

function ended(conversation: Conversation, customer: Customer): Reconciled {
  return {
    conversation: { ...conversation, state: 'ended' },
    customer: isActive(conversation, customer) ? { ...customer, active: { kind: 'none' } } : customer,
    activities: conversation.state === 'ended' ? [] : [{ what: 'ended' }],
  };
}

function resumed(conversation: Conversation, customer: Customer, readOnly: boolean): Reconciled {
  const open: Conversation = { ...conversation, state: 'open' };
  if (readOnly) return { conversation: open, customer, activities: [] };
  if (customer.active.kind !== 'none')
    return { conversation: open, customer, activities: [{ what: 'resumed-paused' }] };
  return {
    conversation: open,
    customer: { ...customer, active: activeIn(open) },
    activities: [{ what: 'resumed' }],
  };
}

/** The app cannot reach the request any more: it rests, and the customer's next message opens a new request. */
export function unreachable(conversation: Conversation, customer: Customer, now: Instant): Reconciled {
  return resting({ conversation, customer, activities: [] }, conversation, 'unreachable', now);
}

/** What came shortly before a request was found to be out of reach, and nobody has opened, is not left there. */
const UNSEEN_FOR = 2 * HOUR;

/**
 * Since when messages of a conversation that has just ended count as late: the change to Done for Jira, or, for a
 * request out of reach, what nobody has opened of the last hours. Undefined where it goes on as before.
 */
export function closedSince(
  before: Conversation,
  after: Conversation,
  customer: Customer,
  now: Instant,
): Instant | undefined {
  if (before.state === 'open' && after.state === 'ended') return after.category.since;
  if (after.readOnly?.because !== 'unreachable' || !isActive(before, customer)) return undefined;
  const unseen = plus(now, -UNSEEN_FOR);
  return after.readAt !== undefined && after.readAt > unseen ? after.readAt : unseen;
}

/** The first message may have left. */
function firstAfter({ first }: Conversation, late: Item[]): Pick<Conversation, 'first'> {
  return { first: late.some(({ key }) => key === first?.key) ? undefined : first };
}

export interface MovedOn extends Reconciled {
  /** The customer's active conversation that receives the messages, where there is one. */
  receiver?: Conversation;
  /** The claim made for them, where nothing was active. */
  job?: OpenJob;
  /** The customer waits in the active conversation by this. */
  notice?: NoticeJob;
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
  ids: ReceiveIds,
): MovedOn {
  if (late.length === 0) return state;
  const lastOperation = { id: ids.claim, kind: 'late-move', at: now } as const;
  const segmentOf = new Map(stored.map(({ key, segment }) => [key, segment]));
  const leaving = late.map(({ key }) => ({ key, segment: segmentOf.get(key) }));
  const moved = {
    conversation: { ...take(state.conversation, leaving), ...firstAfter(state.conversation, late), lastOperation },
    activities: [...state.activities, { what: 'moved-on', count: late.length } as const],
  };
  const { active } = state.customer;
  if (active.kind === 'claim') {
    const customer = { ...state.customer, active: { ...active, items: placeLate(active.items, late, now) } };
    return { ...moved, customer };
  }
  if (active.kind === 'request') {
    if (receiver === undefined) throw new Error('the active conversation was not read');
    const { request } = receiver;
    const coming = late.map((item) => (item.origin === request ? { ...item, origin: undefined } : item));
    const items = placeLate(receiver.items, coming, now);
    const waiting = waitsOn(active.waiting, now);
    return {
      ...moved,
      customer: { ...state.customer, active: { ...active, used: true, waiting } },
      ...(waiting === active.waiting ? {} : { notice: noticeJob(ids.notice, active.request, now) }),
      // Which is the first now, whoever needs it finds out.
      receiver: { ...receiver, items, first: undefined, lastOperation },
    };
  }
  const claim = newClaim(ids, now, placeLate([], late, now));
  return { ...moved, customer: { ...state.customer, active: claim }, job: openJob(state.customer.key, claim, now) };
}
