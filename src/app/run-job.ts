import { backOff, postponed, type Job } from '../domain/job';
import { between } from '../domain/time';
import { addBatch } from './add-batch';
import { closeRequest } from './close-request';
import { linkRequests } from './link-requests';
import { openRequest } from './open-request';
import type { Ports } from './ports';
import { reconcileJob } from './reconcile-request';
import { replayLine } from './replay-line';
import { forgetRequest } from './forget-request';
import { notice } from './notice';
import { sendMessage } from './send-message';
import { showState } from './show-state';
import { writeNote } from './write-note';
import { watchForStrays } from './watch-for-strays';

/** `later`: milliseconds until the job is worth another look; it stays in storage until it is finished. */
export type JobOutcome = 'finished' | { later: number };

/**
 * Runs a job by its id. Queues deliver at least once and in any order, so a job may be gone, running elsewhere or not
 * due: each kind decides from what is stored. A failure is logged and postpones the job.
 */
export async function runJob(ports: Ports, id: string): Promise<JobOutcome> {
  const job = (await ports.store.read({ jobs: [id] })).jobs.get(id);
  if (job === undefined) return 'finished';
  const early = between(ports.now(), job.due);
  if (job.attempt > 0 && early > 0) return { later: early };
  try {
    return await run(ports, job);
  } catch (error) {
    const reference = ports.log.broken('job failed', error, { job: id, kind: job.kind });
    await postponeQuietly(ports, id, reference);
    return { later: backOff(job.attempt + 1) };
  }
}

function run(ports: Ports, job: Job): Promise<JobOutcome> {
  switch (job.kind) {
    case 'open':
      return openRequest(ports, job);
    case 'watch':
      return watchForStrays(ports, job);
    case 'send':
      return sendMessage(ports, job);
    case 'reconcile':
      return reconcileJob(ports, job);
    case 'link':
      return linkRequests(ports, job);
    case 'close':
      return closeRequest(ports, job);
    case 'show':
      return showState(ports, job);
    case 'notice':
      return notice(ports, job);
    case 'note':
      return writeNote(ports, job);
    case 'batch':
      return addBatch(ports, job);
    case 'forget':
      return forgetRequest(ports, job);
    case 'replay':
      return replayLine(ports, job);
  }
}

/** A job in the middle of a platform call keeps its mark; the others wait longer each time. */
async function postponeQuietly(ports: Ports, id: string, reference: string): Promise<void> {
  try {
    const job = (await ports.store.read({ jobs: [id] })).jobs.get(id);
    if (job === undefined || job.kind === 'open' || job.kind === 'send') return;
    const attempt = job.attempt + 1;
    await ports.store.commit([{ put: 'job', value: postponed({ ...job, attempt }, ports.now(), backOff(attempt)) }]);
  } catch {
    ports.log.warn('job could not be postponed', { job: id, reference });
  }
}
