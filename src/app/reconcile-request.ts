import { activityLines } from '../domain/activity';
import { isConversation, writingSegment, type Conversation } from '../domain/conversation';
import { remember, type Customer, type RecentMessage } from '../domain/customer';
import type { ReconcileJob } from '../domain/job';
import { lateMessages } from '../domain/late-messages';
import { closedSince, moveOn, reconcile, unreachable, type MovedOn, type Reconciled } from '../domain/reconcile';
import { recentOf } from '../domain/receive';
import type { Instant } from '../domain/time';
import { decide, type Round } from './decide';
import type { Change, Ports } from './ports';
import type { StatusAnswer } from './ports/requests';
import { customerOf } from './load-conversation';
import type { JobOutcome } from './run-job';
import { propertyOf, showProperty, tellPanels } from './show-state';
import { pushJobs } from './tell';

/**
 * Compares a conversation with its request's status, acts by the table of design §2.2, and keeps the request's
 * searchable property. Whatever the order, delay or number of events: the state read decides.
 */
export async function reconcileRequest(ports: Ports, request: string): Promise<void> {
  // A round whose answer was lost may be the one that counted: what it came to has to be told, too.
  const tries: MovedOn[] = [];
  const result = await decide(() => reconcileRound(ports, request, tries));
  if (result === 'no-conversation') return removeForeignProperty(ports, request);
  const { moved, status } = result;
  // First what people wait for: Jira may refuse the property, or be slow.
  await tell(ports, tries);
  if (!status.found) return;
  const { state, waitingSince } = propertyOf(moved.conversation, moved.customer);
  if (status.property?.state !== state || status.property.waitingSince !== waitingSince) {
    await showProperty(ports, request);
  }
}

/** A clone may carry the property of its original; what a property says is looked for in JQL. */
async function removeForeignProperty(ports: Ports, request: string): Promise<void> {
  const status = await ports.requests.status(request);
  if (status.found && status.property !== undefined) await ports.requests.removeProperty(request);
}

export async function reconcileJob(ports: Ports, job: ReconcileJob): Promise<JobOutcome> {
  await reconcileRequest(ports, job.request);
  // Whoever added the job changed something that open panels show.
  await tellPanels(ports, job.request);
  await ports.store.commit([{ delete: 'job', key: job.id }]);
  return 'finished';
}

interface Outcome {
  moved: MovedOn;
  status: StatusAnswer;
}

/** The conversation is read first, then Jira: a commit then proves that no newer reading was stored in between. */
async function reconcileRound(
  ports: Ports,
  request: string,
  tries: MovedOn[],
): Promise<Round<Outcome | 'no-conversation'>> {
  const { conversations, customer: remembered } = await ports.store.read({
    conversations: [request],
    customerOf: request,
  });
  const record = conversations.get(request);
  if (!isConversation(record)) return { done: 'no-conversation' };
  const [status, customer] = await Promise.all([ports.requests.status(request), customerOf(ports, record, remembered)]);
  if (customer === undefined) return { done: 'no-conversation' };
  const now = ports.now();
  const state = status.found ? reconcile(record, customer, status, now) : unreachable(record, customer, now);
  const moved = await withLateMessages(ports, record, customer, state);
  tries.push(moved);
  const committed = await ports.store.commit(changesOf(ports, customer, moved));
  return committed === 'committed' ? { done: { moved, status } } : 'conflict';
}

/** Only the moment that an end is seen can find late messages: nothing is stored in an ended thread. */
async function withLateMessages(
  ports: Ports,
  before: Conversation,
  customer: Customer,
  state: Reconciled,
): Promise<MovedOn> {
  const since = closedSince(before, state.conversation, customer, ports.now());
  return since === undefined ? state : moveOnLate(ports, before, state, since);
}

/** What came after `since` goes on to a new request, or to the one that is active or being opened. */
export async function moveOnLate(
  ports: Ports,
  before: Conversation,
  state: Reconciled,
  since: Instant,
): Promise<MovedOn> {
  const stored = await storedMessages(ports, state, since);
  const late = lateMessages(before, stored, since);
  if (late.length === 0) return state;
  const { active } = state.customer;
  const receiver =
    active.kind === 'request'
      ? (await ports.store.read({ conversations: [active.request] })).conversations.get(active.request)
      : undefined;
  const ids = { claim: ports.newId(), segment: ports.newId(), notice: ports.newId() };
  return moveOn(state, late, stored, isConversation(receiver) ? receiver : undefined, ports.now(), ids);
}

/** The index may lag, so the customer's `recent` counts as well. */
async function storedMessages(
  ports: Ports,
  { conversation, customer }: Reconciled,
  since: Instant,
): Promise<RecentMessage[]> {
  const indexed = await Promise.all(conversation.segments.map(({ id }) => ports.thread.storedAfter(id, since)));
  return [
    ...new Map([...indexed.flat().map(recentOf), ...customer.recent].map((message) => [message.key, message])).values(),
  ];
}

function changesOf(ports: Ports, before: Customer, moved: MovedOn): Change[] {
  const now = ports.now();
  const lines = activityLines(moved.activities, {
    customer: before.key,
    segment: writingSegment(moved.conversation),
    by: { kind: 'app' },
    now,
    newKey: ports.newId,
  });
  const recent = remember(moved.customer.recent, lines.map(recentOf), now);
  return [
    { put: 'conversation', value: moved.conversation },
    ...(moved.customer === before && lines.length === 0
      ? []
      : [{ put: 'customer', value: { ...moved.customer, recent } } as const]),
    ...(moved.receiver === undefined ? [] : [{ put: 'conversation', value: moved.receiver } as const]),
    ...(moved.job === undefined ? [] : [{ put: 'add-job', value: moved.job } as const]),
    ...(moved.notice === undefined ? [] : [{ put: 'add-job', value: moved.notice } as const]),
    ...lines.map((value) => ({ put: 'add-message', value }) as const),
  ];
}

export async function tell(ports: Ports, tries: MovedOn[]): Promise<void> {
  await pushJobs(
    ports,
    tries.flatMap(({ job, notice }) => job ?? notice ?? []),
    tries[0]?.customer.key ?? '',
  );
  const customers = new Set(
    tries.filter((one) => one.activities.length > 0 || one.lifted === true).map(({ customer }) => customer.key),
  );
  if (customers.size === 0) return;
  const { keyedHash } = await ports.site.current();
  await ports.live.changed([...customers].map((customer) => keyedHash('live-customer', customer)));
}
