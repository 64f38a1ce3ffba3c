import type { IssueAnswers } from '../../contract/issue';
import { activityLines } from '../../domain/activity';
import { isConversation, writingSegment } from '../../domain/conversation';
import { remember, type Customer } from '../../domain/customer';
import { newJob, type BatchJob, type CloseJob, type Job, type NoteJob, type ReconcileJob } from '../../domain/job';
import { emptiedNote, undoneNote } from '../../domain/notes';
import type { Message } from '../../domain/message';
import type { Operation } from '../../domain/operation';
import { noticeThatFollows, recentOf } from '../../domain/receive';
import { beforeOf, operationOf, undo, undoProblem, type Concerned, type Undone } from '../../domain/undo';
import { lacking, mayNotSee, refusalFor, TO_CLOSE, TO_SEE, type Caller } from '../authorise';
import { decide, type Round } from '../decide';
import { loadConversation } from '../load-conversation';
import type { Change, Ports } from '../ports';
import type { SeenRequest } from '../ports/requests';
import { refusalOn } from '../set-state';
import { pushJobs } from '../tell';
import { bringBackStatuses } from './bring-back-statuses';

type Answer = IssueAnswers['undo'];
type Refused = Exclude<Answer, { code: 'ok' }>;
type Decision = Done | { refused: Refused };

interface Done {
  jobs: Job[];
  restoredPaused: boolean;
  /** A line that the commit writes: by it a write whose answer was lost is recognised. */
  line: string;
}

/** Takes a split or merge back, as long as nothing was built upon it (design §2.6). Jira is asked first. */
export async function undoOperation(ports: Ports, caller: Caller): Promise<Answer> {
  const [denied, own] = await Promise.all([refusalFor(ports, caller, TO_SEE), loadConversation(ports, caller.request)]);
  if (denied !== undefined) return denied;
  if (own === undefined) return { code: 'no-conversation' };
  const operation = operationOf(own.conversation, ports.now());
  if ('code' in operation) return operation;
  const ids = [operation.result, ...operation.sources];
  const [seen, missing] = await Promise.all([ports.person.find(ids), ports.person.missing(ids, TO_CLOSE)]);
  for (const id of ids) {
    const lacks = lacking(missing, id, TO_CLOSE);
    if (lacks.length === 0) continue;
    // Gone for the app as well: that is no matter of rights.
    const unseen = !seen.some((each) => each.id === id);
    if (unseen && !(await ports.requests.status(id)).found) return { code: 'changed-since' };
    const request = mayNotSee(lacks) === undefined ? seen.find((each) => each.id === id)?.key : undefined;
    return { code: 'no-permission', missing: lacks, ...(request === undefined ? {} : { request }) };
  }
  // Who may not change the request that was paused for this one leaves it at rest.
  const outside = operation.paused?.request;
  const restores = outside !== undefined && (await refusalOn(ports, outside)) === undefined;
  const first = await read(ports, operation, seen, restores);
  if ('code' in first) return first;
  const problem = undoProblem(first.concerned, first.customer, first.used);
  if (problem !== undefined) return problem;
  return carryOut(ports, caller, first, seen, restores);
}

async function carryOut(
  ports: Ports,
  caller: Caller,
  { concerned, customer }: State,
  seen: SeenRequest[],
  restores: boolean,
): Promise<Answer> {
  const { operation, result, sources } = concerned;
  // Merged conversations do not follow their status, so it goes first.
  await bringBackStatuses(ports, sources, seen);
  const tried: Done[] = [];
  const decision = await decide(async (): Promise<Round<Decision>> => {
    const state = await read(ports, operation, seen, restores);
    const problem = 'code' in state ? state : undoProblem(state.concerned, state.customer, state.used);
    if (problem !== undefined) return { done: (await written(ports, tried)) ?? { refused: problem } };
    return 'code' in state ? 'conflict' : round(ports, caller, state, seen, tried);
  });
  if ('refused' in decision) {
    await closeAgain(ports, caller, concerned);
    return decision.refused;
  }
  // A closing job that ran just before has closed its request once more; the result's status follows its state.
  const again = await ports.person.find([result.request, ...operation.sources]);
  const statuses = await bringBackStatuses(ports, operation.made ? sources : [...sources, result], again);
  await pushJobs(ports, decision.jobs, customer.key);
  return { code: 'ok', statuses, paused: decision.restoredPaused };
}

/** @returns the try that was carried out although its answer was lost */
async function written(ports: Ports, tried: Done[]): Promise<Done | undefined> {
  if (tried.length === 0) return undefined;
  const { messages } = await ports.store.read({ messages: tried.slice(-25).map(({ line }) => line) });
  return tried.find(({ line }) => messages.has(line));
}

/** It was not undone after all: the sources that were opened for it are closed again. */
async function closeAgain(ports: Ports, caller: Caller, { operation, sources }: Concerned): Promise<void> {
  if (operation.kind === 'split') return;
  const jobs = sources.map(({ request }) =>
    newJob<CloseJob>(
      { id: ports.newId(), kind: 'close', request, noted: true, by: caller.accountId, duplicate: true },
      ports.now(),
    ),
  );
  await ports.store.commit(jobs.map((value) => ({ put: 'add-job', value }) as const));
  await pushJobs(ports, jobs, operation.result);
}

interface State {
  concerned: Concerned;
  customer: Customer;
  used: boolean;
}

async function read(
  ports: Ports,
  operation: Operation,
  seen: SeenRequest[],
  restores: boolean,
): Promise<State | { code: 'changed-since' }> {
  const { result, sources, paused } = operation;
  const ids = [result, ...sources, ...(paused === undefined ? [] : [paused.request])];
  const { conversations } = await ports.store.read({ conversations: ids });
  const found = (id: string) => {
    const record = conversations.get(id);
    return isConversation(record) ? record : undefined;
  };
  const shown = found(result);
  const from = sources.map(found).filter((conversation) => conversation !== undefined);
  if (shown === undefined || from.length < sources.length) return { code: 'changed-since' };
  const moved = [shown, ...from].some((conversation) => {
    const project = seen.find(({ id }) => id === conversation.request)?.project;
    const isResult = conversation.request === result;
    const before = beforeOf(conversation)?.project ?? (isResult ? operation.madeIn : undefined);
    return project?.service !== true || (before !== undefined && before !== '' && before !== project.id);
  });
  if (moved) return { code: 'changed-since' };
  const { customer } = await ports.store.read({ customer: shown.customer });
  if (customer === undefined) return { code: 'changed-since' };
  const concerned = {
    operation,
    result: shown,
    sources: from,
    paused: paused === undefined || !restores ? undefined : found(paused.request),
  };
  return { concerned, customer, used: await isUsed(ports, concerned, customer) };
}

/** Whether a message came into or left the result since: only its last segment is written in. */
async function isUsed(ports: Ports, { result, operation }: Concerned, customer: Customer): Promise<boolean> {
  const segment = writingSegment(result);
  const newest = await ports.thread.newest(segment, undefined, 30);
  const known = new Set(newest.map(({ key }) => key));
  const hidden = customer.recent.filter((m) => m.segment === segment && m.storedAt > operation.at && !known.has(m.key));
  if (hidden.some(({ inbound }) => inbound)) return true;
  // Of what the index does not show yet, replies and activity lines look alike.
  const { messages } =
    hidden.length === 0
      ? { messages: new Map<string, Message>() }
      : await ports.store.read({ messages: hidden.slice(0, 25).map(({ key }) => key) });
  return [...newest, ...messages.values()].some(
    (message) => message.direction !== 'none' && message.storedAt > operation.at,
  );
}

async function round(
  ports: Ports,
  caller: Caller,
  { concerned, customer }: State,
  seen: SeenRequest[],
  tried: Done[],
): Promise<Round<Decision>> {
  const now = ports.now();
  const undone = undo(concerned, customer, now, caller.accountId);
  const conversations = [...(undone.result === undefined ? [] : [undone.result]), ...undone.sources];
  const lines = conversations.flatMap((conversation) =>
    activityLines([{ what: 'undone' }], {
      customer: customer.key,
      segment: writingSegment(conversation),
      by: { kind: 'agent', accountId: caller.accountId },
      now,
      newKey: ports.newId,
    }),
  );
  const batch = await batchOf(ports, caller, concerned, undone, seen);
  const decision: Done = { jobs: [batch], restoredPaused: undone.restoredPaused, line: lines[0]?.key ?? '' };
  tried.push(decision);
  const { paused, result } = concerned;
  const changes: Change[] = [
    { put: 'customer', value: { ...undone.customer, recent: remember(customer.recent, lines.map(recentOf), now) } },
    ...conversations.map((value) => ({ put: 'conversation', value }) as const),
    // The customer's version guards the delete.
    ...(undone.result === undefined ? [{ delete: 'conversation', key: result.request } as const] : []),
    ...(paused === undefined ? [] : [{ put: 'conversation', value: paused } as const]),
    ...lines.map((value) => ({ put: 'add-message', value }) as const),
    { put: 'add-job', value: batch },
  ];
  return (await ports.store.commit(changes)) === 'committed' ? { done: decision } : 'conflict';
}

async function batchOf(
  ports: Ports,
  caller: Caller,
  { operation, result }: Concerned,
  { customer }: Undone,
  seen: SeenRequest[],
): Promise<BatchJob> {
  const { language } = (await ports.site.current()).settings;
  const now = ports.now();
  const keyOf = (id: string) => seen.find((each) => each.id === id)?.key ?? '';
  const requests = [operation.result, ...operation.sources];
  const note = (request: string, text: string): NoteJob =>
    newJob<NoteJob>({ id: ports.newId(), kind: 'note', request, text, since: now }, now);
  const made = operation.made ? operation.result : undefined;
  const paused = operation.paused?.request;
  const jobs = [
    ...[...requests, ...(paused === undefined ? [] : [paused])].map((request) =>
      newJob<ReconcileJob>({ id: ports.newId(), kind: 'reconcile', request }, now),
    ),
    ...noticeThatFollows(customer, ports.newId(), now),
    ...requests.map((request) =>
      request === made
        ? note(request, emptiedNote(language, keyOf(operation.sources[0] ?? '')))
        : note(request, undoneNote(language, operation.kind, requests.filter((each) => each !== request).map(keyOf))),
    ),
    ...(made === undefined
      ? []
      : [
          newJob<CloseJob>({ id: ports.newId(), kind: 'close', request: made, noted: true, by: caller.accountId }, now),
        ]),
  ];
  return newJob<BatchJob>({ id: ports.newId(), kind: 'batch', request: result.request, jobs }, now);
}
