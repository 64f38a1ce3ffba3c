import { activityLines } from '../../domain/activity';
import { isConversation, writingSegment, type Conversation, type Reservation } from '../../domain/conversation';
import { remember, type Customer } from '../../domain/customer';
import {
  newJob,
  type BatchJob,
  type CloseJob,
  type Job,
  type LinkJob,
  type NoteJob,
  type ReconcileJob,
  type ShowJob,
  type WatchJob,
} from '../../domain/job';
import {
  freshConversation,
  merge,
  mergeProblem,
  type Merge,
  type MergeOrder,
  type MergeProblem,
  type MergeTarget,
} from '../../domain/merge';
import { mergedAwayNote, mergedHereNote } from '../../domain/notes';
import { noticeThatFollows, recentOf } from '../../domain/receive';
import type { Caller } from '../authorise';
import { decide, type Round } from '../decide';
import type { Change, Ports } from '../ports';
import { spent } from './make-request';
import type { Participants } from './participants';

/** A request that gets its conversation by the merge. */
export interface FreshTarget {
  reservation: Reservation;
  key: string;
  /** Set where the merge made the request. */
  made?: { watch: WatchJob; project: string };
}

type Written = { jobs: Job[]; target: { id: string; key: string } } | { refused: MergeProblem };
interface Order {
  id: string;
  pause?: string | undefined;
  reopened?: MergeOrder['reopened'];
}

/** One write, whatever the length of the threads; everything else is in jobs that may run twice. */
export async function writeMerge(
  ports: Ports,
  caller: Caller,
  order: Order,
  found: Participants,
  fresh: FreshTarget | undefined,
): Promise<Written> {
  const segment = ports.newId();
  let known: Stored | undefined = storedOf(found, fresh);
  const tried: Job[][] = [];
  const target = {
    id: fresh?.reservation.request ?? found.target?.seen.id ?? '',
    key: fresh?.key ?? found.target?.seen.key ?? '',
  };
  const decision = await decide(async (): Promise<Round<Written>> => {
    const stored = known ?? (await reload(ports, found, fresh));
    known = undefined;
    const last = stored.target?.lastOperation;
    // Our own write of the round before, whose answer was lost.
    if (last?.id === order.id) return { done: { jobs: tried.at(-1) ?? [], target } };
    return round(ports, caller, order, found, fresh, stored, segment, tried);
  });
  return 'refused' in decision ? decision : { ...decision, target };
}

interface Stored {
  customer: Customer;
  sources: Conversation[];
  /** The target's conversation, where it has one. */
  target: Conversation | undefined;
  reservation: Reservation | undefined;
  /** A source whose conversation is gone. */
  gone?: string | undefined;
}

function storedOf({ customer, sources, target }: Participants, fresh: FreshTarget | undefined): Stored {
  return {
    customer,
    sources: sources.map(({ conversation }) => conversation),
    target: target?.conversation,
    reservation: fresh?.reservation,
  };
}

async function reload(ports: Ports, found: Participants, fresh: FreshTarget | undefined): Promise<Stored> {
  const targetId = fresh?.reservation.request ?? found.target?.seen.id;
  const ids = [...found.sources.map(({ seen }) => seen.id), ...(targetId === undefined ? [] : [targetId])];
  const { conversations, customer } = await ports.store.read({ customer: found.customer.key, conversations: ids });
  if (customer === undefined) throw new Error('a customer is never deleted');
  const record = targetId === undefined ? undefined : conversations.get(targetId);
  return {
    customer,
    sources: found.sources.flatMap(({ seen }) => {
      const current = conversations.get(seen.id);
      return isConversation(current) ? [current] : [];
    }),
    gone: found.sources.find(({ seen }) => !isConversation(conversations.get(seen.id)))?.seen.id,
    target: isConversation(record) ? record : undefined,
    reservation: record?.state === 'reserved' ? record : undefined,
  };
}

async function round(
  ports: Ports,
  caller: Caller,
  order: Order,
  found: Participants,
  fresh: FreshTarget | undefined,
  stored: Stored,
  segment: string,
  tried: Job[][],
): Promise<Round<Written>> {
  const { customer, sources } = stored;
  if (stored.gone !== undefined) return { done: { refused: { code: 'no-conversation', request: stored.gone } } };
  // Somebody may have given the request a conversation meanwhile, of this customer or another one.
  const current: MergeTarget =
    stored.target !== undefined
      ? { kind: 'existing', conversation: stored.target }
      : { kind: 'fresh', made: fresh?.made !== undefined };
  const problem = mergeProblem(current, sources, customer, order.pause);
  if (problem !== undefined) return { done: { refused: problem } };
  const conversation =
    stored.target ?? (stored.reservation === undefined ? undefined : freshConversation(stored.reservation, segment));
  if (conversation === undefined) throw new Error('the request of this merge was given to somebody else');
  const now = ports.now();
  const requests = new Map(
    [...found.sources, ...(found.target === undefined ? [] : [found.target])].map(({ seen }) => [
      seen.id,
      { project: seen.project.id, status: { id: seen.status.id, name: seen.status.name } },
    ]),
  );
  const result = merge({ ...current, conversation }, sources, customer, {
    id: order.id,
    by: caller.accountId,
    now,
    reopened: order.reopened,
    madeIn: fresh?.made?.project,
    requests,
  });
  if ('code' in result) return { done: { refused: result } };
  const lines = activityLines([{ what: 'merged', requests: sources.map(({ request }) => request) }], {
    customer: customer.key,
    segment: writingSegment(result.target),
    by: { kind: 'agent', accountId: caller.accountId },
    now,
    newKey: ports.newId,
  });
  const batch = await batchOf(ports, caller, found, fresh, result);
  const jobs: Job[] = [batch, ...(fresh?.made === undefined ? [] : [spent(fresh.made.watch, now)])];
  tried.push(jobs);
  const changes: Change[] = [
    { put: 'customer', value: { ...result.customer, recent: remember(customer.recent, lines.map(recentOf), now) } },
    { put: 'conversation', value: result.target },
    ...result.sources.map((value) => ({ put: 'conversation', value }) as const),
    ...lines.map((value) => ({ put: 'add-message', value }) as const),
    { put: 'add-job', value: batch },
    ...(fresh?.made === undefined || stored.target !== undefined
      ? []
      : [{ put: 'job', value: spent(fresh.made.watch, now) } as const]),
  ];
  const committed = await ports.store.commit(changes);
  return committed === 'committed' ? { done: { jobs, target: { id: '', key: '' } } } : 'conflict';
}

/** Links, notes, closing and showing: up to ten requests have more jobs than a transaction has room. */
async function batchOf(
  ports: Ports,
  caller: Caller,
  found: Participants,
  fresh: FreshTarget | undefined,
  { customer, target, sources }: Merge,
): Promise<BatchJob> {
  const { language } = (await ports.site.current()).settings;
  const now = ports.now();
  const key = fresh?.key ?? found.target?.seen.key ?? '';
  const id = ports.newId;
  const note = (request: string, text: string): NoteJob =>
    newJob<NoteJob>({ id: id(), kind: 'note', request, text, since: now }, now);
  const isDone = (request: string): boolean =>
    found.sources.some(({ seen }) => seen.id === request && seen.status.category === 'done');
  const close = (request: string): CloseJob =>
    newJob<CloseJob>({ id: id(), kind: 'close', request, noted: true, by: caller.accountId, duplicate: true }, now);
  const away = sources.flatMap(({ request }) => [
    ...(isDone(request) ? [] : [close(request)]),
    newJob<LinkJob>({ id: id(), kind: 'link', request, previous: target.request, as: 'duplicate' }, now),
    note(request, mergedAwayNote(language, key)),
    newJob<ShowJob>({ id: id(), kind: 'show', request }, now),
  ]);
  const operation = target.lastOperation;
  const paused = operation?.kind === 'merge' ? operation.paused?.request : undefined;
  const facts = found.sources.map(({ seen: { key: source, status, priority, assignee, labels } }) => {
    return { key: source, status: status.name, priority, assignee, labels };
  });
  const jobs = [
    newJob<ReconcileJob>({ id: id(), kind: 'reconcile', request: target.request }, now),
    ...noticeThatFollows(customer, id(), now),
    ...(paused === undefined ? [] : [newJob<ShowJob>({ id: id(), kind: 'show', request: paused }, now)]),
    note(target.request, mergedHereNote(language, facts)),
    ...away,
  ];
  return newJob<BatchJob>({ id: id(), kind: 'batch', request: target.request, jobs }, now);
}
