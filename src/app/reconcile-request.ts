import { isConversation, shownState, type Conversation } from '../domain/conversation';
import { remember, type Customer, type RecentMessage } from '../domain/customer';
import type { ReconcileJob } from '../domain/job';
import { lateMessages } from '../domain/late-messages';
import { activityLines, moveOn, reconcile, unreachable, type MovedOn, type Reconciled } from '../domain/reconcile';
import { recentOf } from '../domain/receive';
import { decide, type Round } from './decide';
import type { Change, Ports, StatusAnswer } from './ports';
import type { JobOutcome } from './run-job';

/**
 * Compares a conversation with its request's status, acts by the table of design §2.2, and keeps the request's
 * searchable property. Whatever the order, delay or number of events: the state read decides.
 */
export async function reconcileRequest(ports: Ports, request: string): Promise<void> {
  // A round whose answer was lost may be the one that counted: what it came to has to be told, too.
  const tries: MovedOn[] = [];
  const result = await decide(() => reconcileRound(ports, request, tries));
  if (result === 'no-conversation') return;
  const { moved, status } = result;
  // First what people wait for: Jira may refuse the property, or be slow.
  await tell(ports, tries);
  const state = shownState(moved.conversation, moved.customer);
  if (!status.found || status.property?.state === state) return;
  const written = await ports.requests.setProperty(request, { state });
  if (!written) ports.log.warn('the property of a request may not be written', { request });
}

export async function reconcileJob(ports: Ports, job: ReconcileJob): Promise<JobOutcome> {
  await reconcileRequest(ports, job.request);
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
  const record = (await ports.store.read({ conversations: [request] })).conversations.get(request);
  if (!isConversation(record)) return { done: 'no-conversation' };
  const [status, { customer }] = await Promise.all([
    ports.requests.status(request),
    ports.store.read({ customer: record.customer }),
  ]);
  if (customer === undefined) return { done: 'no-conversation' };
  const state = status.found ? reconcile(record, customer, status) : unreachable(record, customer, ports.now());
  const moved = await withLateMessages(ports, record, state);
  tries.push(moved);
  const committed = await ports.store.commit(changesOf(ports, customer, moved));
  return committed === 'committed' ? { done: { moved, status } } : 'conflict';
}

/** Only the moment that an end is seen can find late messages: nothing is stored in an ended thread. */
async function withLateMessages(ports: Ports, before: Conversation, state: Reconciled): Promise<MovedOn> {
  if (before.state !== 'open' || state.conversation.state !== 'ended') return state;
  const stored = await storedMessages(ports, state);
  const late = lateMessages(before, stored, state.conversation.category.since);
  if (late.length === 0) return state;
  const { active } = state.customer;
  const receiver =
    active.kind === 'request'
      ? (await ports.store.read({ conversations: [active.request] })).conversations.get(active.request)
      : undefined;
  const ids = { claim: ports.newId(), segment: ports.newId() };
  return moveOn(state, late, stored, isConversation(receiver) ? receiver : undefined, ports.now(), ids);
}

/** The index may lag, so the customer's `recent` counts as well. */
async function storedMessages(ports: Ports, { conversation, customer }: Reconciled): Promise<RecentMessage[]> {
  const { since } = conversation.category;
  const indexed = await Promise.all(conversation.segments.map(({ id }) => ports.thread.storedAfter(id, since)));
  return [
    ...new Map([...indexed.flat().map(recentOf), ...customer.recent].map((message) => [message.key, message])).values(),
  ];
}

function changesOf(ports: Ports, before: Customer, moved: MovedOn): Change[] {
  const now = ports.now();
  const lines = activityLines(moved.conversation, moved.activities, { kind: 'app' }, now, ports.newId);
  const recent = remember(moved.customer.recent, lines.map(recentOf), now);
  return [
    { put: 'conversation', value: moved.conversation },
    ...(moved.customer === before && lines.length === 0
      ? []
      : [{ put: 'customer', value: { ...moved.customer, recent } } as const]),
    ...(moved.receiver === undefined ? [] : [{ put: 'conversation', value: moved.receiver } as const]),
    ...(moved.job === undefined ? [] : [{ put: 'add-job', value: moved.job } as const]),
    ...lines.map((value) => ({ put: 'add-message', value }) as const),
  ];
}

async function tell(ports: Ports, tries: MovedOn[]): Promise<void> {
  const jobs = tries.flatMap(({ job }) => job ?? []);
  await ports.queue.push(jobs.map((job) => ({ body: { job: job.id }, delayMs: 0, subject: job.customer })));
  const customers = new Set(tries.filter((one) => one.activities.length > 0).map(({ customer }) => customer.key));
  if (customers.size === 0) return;
  const { keyedHash } = await ports.site.current();
  await ports.live.changed([...customers].map((customer) => keyedHash('live-customer', customer)));
}
