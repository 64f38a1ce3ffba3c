import { bind, watchFor, type Bound } from '../domain/bind';
import { strayOf, type Reservation } from '../domain/conversation';
import type { Customer } from '../domain/customer';
import { newJob, type CloseJob, type OpenJob } from '../domain/job';
import type { InboundMessage } from '../domain/message';
import { between } from '../domain/time';
import { decide, type Round } from './decide';
import type { Change, Ports } from './ports';
import type { JobOutcome } from './run-job';
import { sendNow } from './send-message';

type Binding = { bound: Bound } | 'bound-before' | { stray: CloseJob };

/** What the caller has just read or written; the first try needs no further read. */
interface Known {
  customer: Customer;
  job: OpenJob;
  reservation: Reservation;
}

/** Makes a reserved request the customer's active conversation; a request whose claim is gone is closed with a note. */
export async function bindRequest(ports: Ports, known: Known, first: InboundMessage): Promise<JobOutcome> {
  let fresh: Known | undefined = known;
  const { request } = known.reservation;
  const binding = await decide(async (): Promise<Round<Binding>> => {
    const state = fresh ?? (await reload(ports, known));
    fresh = undefined;
    return state === undefined ? { done: 'bound-before' } : bindRound(ports, state, first);
  });
  if (binding === 'bound-before') return 'finished';
  if ('stray' in binding) {
    await ports.queue.push([{ body: { job: binding.stray.id }, delayMs: 0, subject: request }]);
    return 'finished';
  }
  await follow(ports, binding.bound, known.job.attempt > 1);
  return 'finished';
}

/** @returns undefined when the conversation stands already or the job is finished: our own write, or a rival's for the same claim */
async function reload(ports: Ports, { job, reservation }: Known): Promise<Known | undefined> {
  const { request } = reservation;
  const read = await ports.store.read({ customer: job.customer, conversations: [request], jobs: [job.id] });
  const current = read.conversations.get(request);
  const openJob = read.jobs.get(job.id);
  if (current?.state !== 'reserved' || current.claim !== job.claim || read.customer === undefined) return undefined;
  // Without a job of its own the reservation cannot be bound: it belongs to a claim that others have finished.
  return {
    customer: read.customer,
    job: openJob?.kind === 'open' ? openJob : { ...job, version: 0 },
    reservation: current,
  };
}

async function bindRound(ports: Ports, state: Known, first: InboundMessage): Promise<Round<Binding>> {
  const { customer, job, reservation } = state;
  const { active } = customer;
  if (active.kind !== 'claim' || active.id !== job.claim) return closeStray(ports, state);
  const site = await ports.site.current();
  const ids = {
    activity: ports.newId(),
    autoReply: ports.newId(),
    sendJob: ports.newId(),
    reconcileJob: ports.newId(),
    linkJob: ports.newId(),
    notice: ports.newId(),
  };
  const bound = bind(customer, active, reservation, job, first, site.settings, ports.now(), ids);
  const changes: Change[] = [
    { put: 'customer', value: bound.customer },
    { put: 'conversation', value: bound.conversation },
    ...bound.messages.map((value) => ({ put: 'add-message', value }) as const),
    ...bound.newJobs.map((value) => ({ put: 'add-job', value }) as const),
    bound.openJob === 'deleted' ? { delete: 'job', key: job.id } : { put: 'job', value: bound.openJob.watch },
  ];
  return (await ports.store.commit(changes)) === 'committed' ? { done: { bound } } : 'conflict';
}

async function closeStray(ports: Ports, { job, reservation }: Known): Promise<Round<Binding>> {
  const now = ports.now();
  const { request } = reservation;
  const stray = newJob<CloseJob>({ id: ports.newId(), kind: 'close', request, noted: false }, now);
  const changes: Change[] = [
    { put: 'add-job', value: stray },
    { put: 'conversation', value: strayOf(reservation) },
    ...(job.version === 0 ? [] : [{ put: 'job', value: watchFor(job, now) } as const]),
  ];
  return (await ports.store.commit(changes)) === 'committed' ? { done: { stray } } : 'conflict';
}

/** The conversation stands. What fails here is made up for by the sweep. Sending tells the customer's channel by itself. */
async function follow(ports: Ports, bound: Bound, wasInTrouble: boolean): Promise<void> {
  const { keyedHash } = await ports.site.current();
  const { request } = bound.conversation;
  const later = bound.newJobs.filter((job) => job.kind !== 'send');
  const channels = [
    keyedHash('live-request', request),
    ...(bound.send === undefined ? [keyedHash('live-customer', bound.customer.key)] : []),
  ];
  await Promise.all([
    ports.queue.push(
      later.map((job) => {
        const delayMs = job.kind === 'notice' ? Math.max(0, between(ports.now(), job.due)) : 0;
        return { body: { job: job.id }, delayMs, subject: request };
      }),
    ),
    bound.send === undefined ? undefined : sendNow(ports, bound.send.job, bound.send.message),
    ports.live.changed(channels),
    wasInTrouble ? ports.alarms.clear('requests-cannot-be-opened') : undefined,
  ]);
}
