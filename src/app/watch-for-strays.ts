import { reservationFor, strayOf, type Reservation } from '../domain/conversation';
import { newJob, postponed, watchPause, type CloseJob, type WatchJob } from '../domain/job';
import { SECOND } from '../domain/time';
import type { Change, Ports } from './ports';
import type { JobOutcome } from './run-job';

/**
 * Looks for requests that surface after their claim was bound to another one: they are closed with a note. Reserving
 * first makes sure that a request which another claim wants is left alone.
 */
export async function watchForStrays(ports: Ports, job: WatchJob): Promise<JobOutcome> {
  if (job.doubtful.length === 0) {
    await ports.store.commit([{ delete: 'job', key: job.id }]);
    return 'finished';
  }
  const found = await Promise.all(job.doubtful.map((attempt) => ports.requests.candidates(attempt)));
  const requests = new Set(found.flat().map((candidate) => candidate.request));
  for (const request of requests) await claimStray(ports, job, request);

  const pause = watchPause(job.attempt + 1);
  const next = { ...job, attempt: job.attempt + 1 };
  const change: Change =
    pause === undefined ? { delete: 'job', key: job.id } : { put: 'job', value: postponed(next, ports.now(), pause) };
  const saved = await ports.store.commit([change]);
  if (saved === 'conflict') return { later: SECOND };
  return pause === undefined ? 'finished' : { later: pause };
}

async function claimStray(ports: Ports, job: WatchJob, request: string): Promise<void> {
  const now = ports.now();
  const { customer, claim } = job;
  const wanted = reservationFor(request, customer, claim, now);
  const free = (await ports.store.reserve(wanted)) === 'reserved';
  const reservation = free ? wanted : await leftBehind(ports, job, request);
  if (reservation === undefined) return;
  const id = ports.newId();
  const close = newJob<CloseJob>({ id, kind: 'close', request, noted: false }, now);
  const committed = await ports.store.commit([
    { put: 'add-job', value: close },
    { put: 'conversation', value: strayOf(reservation) },
  ]);
  if (committed === 'committed') await ports.queue.push([{ body: { job: id }, delayMs: 0, subject: request }]);
}

/** A reservation for this claim that nobody bound: the claim is over, so nobody ever will. */
async function leftBehind(ports: Ports, job: WatchJob, request: string): Promise<Reservation | undefined> {
  const { conversations } = await ports.store.read({ conversations: [request] });
  const holder = conversations.get(request);
  return holder?.state === 'reserved' && holder.claim === job.claim ? holder : undefined;
}
