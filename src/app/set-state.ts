import type { IssueAnswers } from '../contract/issue';
import { activityLines } from '../domain/activity';
import { writingSegment } from '../domain/conversation';
import { remember, type ActiveRequest } from '../domain/customer';
import { newJob, type ShowJob } from '../domain/job';
import type { Activity, ActivityLine } from '../domain/message';
import { pause, reactivate, swap, type Set, type StateProblem, type Swapped } from '../domain/pause';
import { recentOf } from '../domain/receive';
import { lacking, mayNotSee, refusalFor, TO_CHANGE, type Caller } from './authorise';
import { decide, type Round } from './decide';
import { loadConversation, type Loaded } from './load-conversation';
import { namedRequest } from './other-requests';
import type { Change, Ports } from './ports';
import { pushJobs } from './tell';

type Answer = IssueAnswers['swap'];
type Rule = (conversation: Loaded['conversation'], customer: Loaded['customer']) => Set | Swapped | StateProblem;
type Decision = { done: ShowJob[] } | { refused: Exclude<Answer, { code: 'ok' }> };

/** An agent pauses: nothing is sent or received here until it is reactivated (design §2.2). */
export function pauseConversation(ports: Ports, caller: Caller): Promise<Answer> {
  return setState(ports, caller, pause, { what: 'paused' });
}

export function reactivateConversation(ports: Ports, caller: Caller): Promise<Answer> {
  return setState(ports, caller, reactivate, { what: 'reactivated' });
}

/** The active request gives its place to this one; the person needs the right to change both. */
export function swapConversations(ports: Ports, caller: Caller): Promise<Answer> {
  return setState(ports, caller, swap, { what: 'reactivated' });
}

async function setState(ports: Ports, caller: Caller, rule: Rule, activity: Activity): Promise<Answer> {
  const [denied, first] = await Promise.all([
    refusalFor(ports, caller, TO_CHANGE),
    loadConversation(ports, caller.request),
  ]);
  if (denied !== undefined) return denied;
  let known: Loaded | undefined = first;
  // A write whose answer was lost is recognised by the state that it left.
  const tried: ShowJob[][] = [];
  const decision = await decide(async (): Promise<Round<Decision>> => {
    const loaded = known ?? (await loadConversation(ports, caller.request));
    known = undefined;
    return round(ports, caller, loaded, rule, activity, tried);
  });
  if ('refused' in decision) return decision.refused;
  await pushJobs(ports, decision.done, caller.request);
  return { code: 'ok' };
}

async function round(
  ports: Ports,
  caller: Caller,
  loaded: Loaded | undefined,
  rule: Rule,
  activity: Activity,
  tried: ShowJob[][],
): Promise<Round<Decision>> {
  if (loaded === undefined) return { done: { refused: { code: 'no-conversation' } } };
  const { conversation, customer } = loaded;
  const result = rule(conversation, customer);
  if (result.code !== 'set') {
    const lost = tried.at(-1);
    const isSo = result.code === 'wrong-state' && result.state === (activity.what === 'paused' ? 'paused' : 'active');
    if (lost !== undefined && isSo) return { done: { done: lost } };
    return { done: { refused: await refusal(ports, result) } };
  }
  const left = 'left' in result ? result.left : undefined;
  const denied = left === undefined ? undefined : await refusalOn(ports, left.request);
  if (denied !== undefined) return { done: { refused: denied } };
  const now = ports.now();
  const lines = [
    ...(left === undefined ? [] : lineOf(ports, caller, customer.key, left, { what: 'paused' })),
    ...lineOf(ports, caller, customer.key, { segment: writingSegment(conversation) }, activity),
  ];
  const shows = [caller.request, ...(left === undefined ? [] : [left.request])].map((request) =>
    newJob<ShowJob>({ id: ports.newId(), kind: 'show', request }, now),
  );
  tried.push(shows);
  const changes: Change[] = [
    { put: 'customer', value: { ...result.customer, recent: remember(customer.recent, lines.map(recentOf), now) } },
    { put: 'conversation', value: conversation },
    ...lines.map((value) => ({ put: 'add-message', value }) as const),
    ...shows.map((value) => ({ put: 'add-job', value }) as const),
  ];
  return (await ports.store.commit(changes)) === 'committed' ? { done: { done: shows } } : 'conflict';
}

function lineOf(
  ports: Ports,
  { accountId }: Caller,
  customer: string,
  { segment }: Pick<ActiveRequest, 'segment'>,
  activity: Activity,
): ActivityLine[] {
  const by = { kind: 'agent', accountId } as const;
  return activityLines([activity], { customer, segment, by, now: ports.now(), newKey: ports.newId });
}

/** A request that the person may not see is never named. */
async function refusal(ports: Ports, problem: StateProblem): Promise<Exclude<Answer, { code: 'ok' }>> {
  if (problem.code !== 'another-active') return problem;
  return { code: 'another-active', ...(await named(ports, problem.other)) };
}

export async function named(ports: Ports, request: string) {
  const [seen] = await ports.person.find([request]);
  return seen === undefined ? {} : { other: namedRequest(seen) };
}

/** What keeps the person from changing another request that takes part. */
export async function refusalOn(ports: Ports, request: string) {
  const missing = lacking(await ports.person.missing([request], TO_CHANGE), request, TO_CHANGE);
  if (missing.length === 0) return undefined;
  if (mayNotSee(missing) !== undefined) return { code: 'another-active' } as const;
  const { other } = await named(ports, request);
  return { code: 'no-permission', missing, ...(other === undefined ? {} : { request: other.key }) } as const;
}
