import type { IssueAnswers, IssueInputs } from '../../contract/issue';
import type { SplitRefusal } from '../../contract/operations';
import { activityLines } from '../../domain/activity';
import { isConversation, shows, writingSegment, type Conversation, type Reservation } from '../../domain/conversation';
import { remember } from '../../domain/customer';
import { newJob, type Job, type LinkJob, type NoteJob, type ReconcileJob, type ShowJob } from '../../domain/job';
import type { ActivityLine } from '../../domain/message';
import { splitFromNote, splitOffNote } from '../../domain/notes';
import { noticeThatFollows, recentOf } from '../../domain/receive';
import { split, splitProblem, type Selection, type Split, type SplitProblem } from '../../domain/split';
import { refusalFor, TO_MAKE, type Caller } from '../authorise';
import { decide, type Round } from '../decide';
import { findConversation, loadConversation, type Loaded } from '../load-conversation';
import type { Change, Ports } from '../ports';
import { named, refusalOn } from '../set-state';
import { pushJobs } from '../tell';
import { leaveBehind } from './leave-behind';
import { makeRequest, spent, type Made } from './make-request';
import { readSelection } from './selection';

type Answer = IssueAnswers['split'];

/** The request that is split, for notes and for undo. */
interface Source {
  key: string;
  project: string;
}

type Bound = { jobs: Job[] } | { refused: SplitProblem | { code: 'unclear' } };

/** Selected messages get a request of their own, which becomes the customer's only active one (design §2.6). */
export async function splitConversation(ports: Ports, caller: Caller, input: IssueInputs['split']): Promise<Answer> {
  const [denied, loaded] = await Promise.all([
    refusalFor(ports, caller, TO_MAKE),
    loadConversation(ports, caller.request),
  ]);
  if (denied !== undefined) return denied;
  if (loaded === undefined) return { code: 'no-conversation' };
  const { conversation, customer } = loaded;
  const before = resultIn(conversation, input.id);
  if (before !== undefined) return resultOf(ports, before);
  const carriedOut = () => resultNow(ports, caller.request, input.id);
  const problem = splitProblem(conversation, customer, input.pause);
  if (problem !== undefined) {
    const done = await carriedOut();
    return done === undefined ? splitRefusal(ports, problem) : resultOf(ports, done);
  }
  const other = input.pause === undefined || input.pause === caller.request ? undefined : input.pause;
  const deniedThere = other === undefined ? undefined : await refusalOn(ports, other);
  if (deniedThere !== undefined) return deniedThere;

  const selection = await readSelection(ports, loaded, input.messages);
  if ('code' in selection) return splitRefusal(ports, selection);
  const like = await ports.person.typeOf(caller.request);
  const made = await makeRequest(ports, caller, {
    operation: input.id,
    customer,
    first: selection.first,
    like,
  });
  if (made.code !== 'made') {
    const done = made.code === 'in-progress' ? await carriedOut() : undefined;
    return done === undefined ? { code: made.code } : resultOf(ports, done);
  }
  return carryOut(ports, caller, input, loaded, selection, made, {
    key: like?.key ?? '',
    project: like?.projectId ?? '',
  });
}

/** What the same form has led to before. */
function resultIn({ lastOperation }: Conversation, form: string): string | undefined {
  return lastOperation?.kind === 'split' && lastOperation.id === form ? lastOperation.result : undefined;
}

async function resultNow(ports: Ports, request: string, form: string): Promise<string | undefined> {
  const conversation = await findConversation(ports, request);
  return conversation === undefined ? undefined : resultIn(conversation, form);
}

async function carryOut(
  ports: Ports,
  caller: Caller,
  input: IssueInputs['split'],
  loaded: Loaded,
  selection: Selection,
  made: Extract<Made, { code: 'made' }>,
  source: Source,
): Promise<Answer> {
  let known: Loaded | undefined = loaded;
  let reservation = made.reservation;
  const segment = ports.newId();
  const tried: Job[][] = [];
  const bound = await decide(async (): Promise<Round<Bound>> => {
    if (known === undefined) {
      const { request } = made.reservation;
      known = await loadConversation(ports, caller.request, { conversations: [request] });
      if (known === undefined) return { done: { refused: { code: 'message-not-found' } } };
      const record = known.read.conversations.get(request);
      // Our own write of the round before, whose answer was lost.
      if (isConversation(record) && record.lastOperation?.id === input.id)
        return { done: { jobs: tried.at(-1) ?? [] } };
      if (record?.state !== 'reserved') return { done: { refused: { code: 'unclear' } } };
      reservation = record;
    }
    const state = known;
    known = undefined;
    return round(ports, caller, input, state, selection, made, reservation, segment, source, tried);
  });
  if ('refused' in bound) {
    await leaveBehind(ports, reservation, made.watch.id);
    return bound.refused.code === 'unclear' ? bound.refused : splitRefusal(ports, bound.refused);
  }
  await pushJobs(ports, bound.jobs, loaded.customer.key);
  return { code: 'ok', request: { id: made.reservation.request, key: made.key } };
}

async function round(
  ports: Ports,
  caller: Caller,
  input: IssueInputs['split'],
  { conversation, customer }: Loaded,
  selection: Selection,
  made: Extract<Made, { code: 'made' }>,
  reservation: Reservation,
  segment: string,
  source: Source,
  tried: Job[][],
): Promise<Round<Bound>> {
  const problem = splitProblem(conversation, customer, input.pause);
  if (problem !== undefined) return { done: { refused: problem } };
  if (!selection.moving.every((message) => shows(conversation, message))) {
    return { done: { refused: { code: 'message-not-found' } } };
  }
  const now = ports.now();
  const order = { id: input.id, by: caller.accountId, now, segment, project: source.project, madeIn: made.project };
  const result = split(conversation, customer, selection, reservation, order);
  if ('code' in result) return { done: { refused: result } };
  const lines = linesOf(ports, caller, result, selection, now);
  const jobs = await jobsOf(ports, result, selection.moving.length, { source: source.key, made: made.key });
  const watch = spent(made.watch, now);
  tried.push([...jobs, watch]);
  const changes: Change[] = [
    { put: 'customer', value: { ...result.customer, recent: remember(customer.recent, lines.map(recentOf), now) } },
    { put: 'conversation', value: result.source },
    { put: 'conversation', value: result.made },
    ...lines.map((value) => ({ put: 'add-message', value }) as const),
    ...jobs.map((value) => ({ put: 'add-job', value }) as const),
    { put: 'job', value: watch },
  ];
  return (await ports.store.commit(changes)) === 'committed' ? { done: { jobs: [...jobs, watch] } } : 'conflict';
}

/** The trace line stands where the first of the messages stood, so that the thread shows the gap. */
function linesOf(ports: Ports, caller: Caller, result: Split, { moving }: Selection, now: string): ActivityLine[] {
  const count = moving.length;
  const by = { kind: 'agent', accountId: caller.accountId } as const;
  const occasion = { customer: result.customer.key, by, now, newKey: ports.newId };
  const off = activityLines([{ what: 'split-off', count, request: result.made.request }], {
    ...occasion,
    segment: writingSegment(result.source),
  });
  const from = activityLines([{ what: 'split-from', count, request: result.source.request }], {
    ...occasion,
    segment: writingSegment(result.made),
  });
  return [...off.map((line) => ({ ...line, at: moving[0]?.at ?? now })), ...from];
}

async function jobsOf(
  ports: Ports,
  { customer, source, made }: Split,
  count: number,
  keys: { source: string; made: string },
): Promise<Job[]> {
  const { language } = (await ports.site.current()).settings;
  const now = ports.now();
  const facts = { ...keys, count };
  const paused = made.lastOperation?.kind === 'split' ? made.lastOperation.paused?.request : undefined;
  const note = (request: string, text: string): NoteJob =>
    newJob<NoteJob>({ id: ports.newId(), kind: 'note', request, text, since: now }, now);
  return [
    newJob<ReconcileJob>({ id: ports.newId(), kind: 'reconcile', request: made.request }, now),
    ...noticeThatFollows(customer, ports.newId(), now),
    newJob<LinkJob>(
      { id: ports.newId(), kind: 'link', request: made.request, previous: source.request, as: 'related' },
      now,
    ),
    note(source.request, splitOffNote(language, facts)),
    note(made.request, splitFromNote(language, facts)),
    ...[source.request, ...(paused === undefined ? [] : [paused])].map((request) =>
      newJob<ShowJob>({ id: ports.newId(), kind: 'show', request }, now),
    ),
  ];
}

async function resultOf(ports: Ports, request: string): Promise<Answer> {
  const [seen] = await ports.person.find([request]);
  return { code: 'ok', request: { id: request, key: seen?.key ?? request } };
}

/** A request that the person may not see is never named. */
export async function splitRefusal(ports: Ports, problem: SplitProblem): Promise<SplitRefusal> {
  if (problem.code !== 'confirm-pause') return problem;
  const { other } = await named(ports, problem.other);
  return other === undefined ? { code: 'another-active' } : { code: 'confirm-pause', other };
}
