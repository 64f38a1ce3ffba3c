import type { IssueAnswers, IssueInputs } from '../../contract/issue';
import { activityLines } from '../../domain/activity';
import { writingSegment, type Conversation } from '../../domain/conversation';
import { remember, type Customer } from '../../domain/customer';
import { newJob, type Job, type ReconcileJob, type ShowJob } from '../../domain/job';
import { changeNumber, numberProblem, withoutRequest, type NumberProblem } from '../../domain/number';
import type { Activity } from '../../domain/message';
import { pause } from '../../domain/pause';
import { recentOf } from '../../domain/receive';
import { refusalFor, TO_REPLY, type Caller } from '../authorise';
import { decide, type Round } from '../decide';
import { loadConversation } from '../load-conversation';
import type { Change, Ports } from '../ports';
import { named } from '../set-state';
import { pushJobs } from '../tell';
import { linkChange } from './add-number';
import { isChangeable } from './changeable';
import { customerOfNumber } from './number-customer';

type Decision =
  | { jobs: Job[]; channels: string[] }
  | { refused: NumberProblem | { code: 'not-changeable' } | { code: 'no-conversation' } };

/** Puts a number right that an agent added and from which nothing has come (design §2.7). */
export async function changeNumberOf(
  ports: Ports,
  caller: Caller,
  { number, confirmed }: IssueInputs['changeNumber'],
): Promise<IssueAnswers['changeNumber']> {
  const denied = await refusalFor(ports, caller, TO_REPLY);
  if (denied !== undefined) return denied;
  const found = await customerOfNumber(ports, number);
  if ('code' in found) return found;
  let tried: Decision | undefined;
  const decision = await decide(async (): Promise<Round<Decision>> => {
    const loaded = await loadConversation(ports, caller.request);
    if (loaded === undefined) return { done: { refused: { code: 'no-conversation' } } };
    const { conversation, customer: former } = loaded;
    if (former.key === found.customer.key) return { done: tried ?? { jobs: [], channels: [] } };
    if (!isChangeable(former) || conversation.state === 'merged')
      return { done: { refused: { code: 'not-changeable' } } };
    const next = (await ports.store.read({ customer: found.customer.key })).customer;
    if (next === undefined) throw new Error('a customer is never deleted');
    const problem = numberProblem(next, former.linked, { otherLink: confirmed });
    if (problem !== undefined) return { done: { refused: problem } };
    const now = ports.now();
    const changed = changeNumber(conversation, former, next, { by: caller.accountId, now });
    const line = lineOf(ports, caller, changed.conversation, { what: 'number-changed' });
    const { job, channels } = await toShow(ports, conversation, [former, next]);
    tried = { jobs: [job], channels };
    // What was said here a moment ago comes along: the index may not show it yet.
    const said = former.recent.filter((m) => conversation.segments.some(({ id }) => id === m.segment));
    const recent = remember([...next.recent, ...said], line.map(recentOf), now);
    const committed = await ports.store.commit([
      { put: 'customer', value: changed.former },
      { put: 'customer', value: { ...changed.next, recent } },
      { put: 'conversation', value: changed.conversation },
      ...line.map((value) => ({ put: 'add-message', value }) as const),
      { put: 'add-job', value: job },
      ...(await linkChange(ports, changed.next, former.linked)),
    ]);
    return committed === 'committed' ? { done: tried } : 'conflict';
  });
  if ('refused' in decision)
    return 'other' in decision.refused ? asNumberRefusal(ports, decision.refused) : decision.refused;
  await tell(ports, caller, decision);
  return { code: 'ok', unusual: found.unusual };
}

/** The number no longer routes here. What was sent stays in the thread; a thread without messages goes. */
export async function removeNumberOf(ports: Ports, caller: Caller): Promise<IssueAnswers['removeNumber']> {
  const denied = await refusalFor(ports, caller, TO_REPLY);
  if (denied !== undefined) return denied;
  let tried: Decision | undefined;
  const decision = await decide(async (): Promise<Round<Decision>> => {
    const loaded = await loadConversation(ports, caller.request);
    if (loaded === undefined) return { done: tried ?? { refused: { code: 'no-conversation' } } };
    const { conversation, customer } = loaded;
    // Read after the conversation: while the customer lists it, the customer's version guards the delete.
    if (!customer.conversations.includes(conversation.request)) return 'conflict';
    if (!isChangeable(customer) || conversation.state === 'merged')
      return { done: { refused: { code: 'not-changeable' } } };
    const paused = pause(conversation, customer);
    if (paused.code !== 'set' && tried !== undefined) return { done: tried };
    const now = ports.now();
    const hasHistory = await hasMessages(ports, conversation, customer);
    const { job, channels } = await toShow(ports, conversation, [customer]);
    // A comparison removes the property of a request that has no conversation.
    const { request } = conversation;
    const compare = newJob<ReconcileJob>({ id: ports.newId(), kind: 'reconcile', request }, now);
    tried = { jobs: [hasHistory ? job : compare], channels };
    const line = lineOf(ports, caller, conversation, { what: 'number-removed' });
    const resting = { ...(paused.code === 'set' ? paused.customer : customer), linked: undefined };
    const changes: Change[] = hasHistory
      ? [
          { put: 'customer', value: { ...resting, recent: remember(customer.recent, line.map(recentOf), now) } },
          { put: 'conversation', value: conversation },
          ...line.map((value) => ({ put: 'add-message', value }) as const),
          { put: 'add-job', value: job },
        ]
      : [
          { put: 'customer', value: { ...withoutRequest(customer, conversation), linked: undefined } },
          { delete: 'conversation', key: conversation.request },
          { put: 'add-job', value: compare },
        ];
    return (await ports.store.commit(changes)) === 'committed' ? { done: tried } : 'conflict';
  });
  if ('refused' in decision) {
    return decision.refused.code === 'no-conversation' ? { code: 'no-conversation' } : { code: 'not-changeable' };
  }
  await tell(ports, caller, decision);
  return { code: 'ok' };
}

async function hasMessages(ports: Ports, conversation: Conversation, customer: Customer): Promise<boolean> {
  const segment = writingSegment(conversation);
  if (conversation.items.length > 0 || conversation.segments.length > 1) return true;
  const newest = await ports.thread.newest(segment, undefined, 30);
  const known = new Set(newest.map(({ key }) => key));
  const hidden = customer.recent.filter((m) => m.segment === segment && !known.has(m.key)).map(({ key }) => key);
  const { messages } = await ports.store.read({ messages: hidden.slice(0, 25) });
  return [...newest, ...messages.values()].some(({ direction }) => direction !== 'none');
}

function lineOf(ports: Ports, { accountId }: Caller, conversation: Conversation, activity: Activity) {
  return activityLines([activity], {
    customer: conversation.customer,
    segment: writingSegment(conversation),
    by: { kind: 'agent', accountId },
    now: ports.now(),
    newKey: ports.newId,
  });
}

/** Panels that are open on either number, and on the request itself. */
async function toShow(ports: Ports, { request }: Conversation, customers: Customer[]) {
  const { keyedHash } = await ports.site.current();
  const job = newJob<ShowJob>({ id: ports.newId(), kind: 'show', request }, ports.now());
  const channels = [...customers.map(({ key }) => keyedHash('live-customer', key)), keyedHash('live-request', request)];
  return { job, channels };
}

async function tell(ports: Ports, { request }: Caller, decision: Extract<Decision, { jobs: Job[] }>): Promise<void> {
  await Promise.all([
    decision.jobs.length === 0 ? undefined : pushJobs(ports, decision.jobs, request),
    ports.live.changed(decision.channels),
  ]);
}

async function asNumberRefusal(ports: Ports, problem: Extract<NumberProblem, { other: string }>) {
  return { code: 'another-active' as const, ...(await named(ports, problem.other)) };
}
