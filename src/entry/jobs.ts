import { z } from 'zod';
import { reconcileRequest } from '../app/reconcile-request';
import { checkComments } from '../app/comments/check-comments';
import type { Ports, QueueEvent } from '../app/ports';
import { removeRequest } from '../app/remove-request';
import { runJob, type JobOutcome } from '../app/run-job';

const request = z.string().regex(/^\d+$/);

const event = z.object({
  retryContext: z.object({ retryCount: z.number().int().nonnegative() }).optional(),
  body: z.union([
    z.object({ job: z.string() }),
    z.object({ reconcile: request }),
    z.object({ comments: request }),
    z.object({ removed: request, at: z.iso.datetime() }),
  ]),
});

/** What the queue should do next: nothing, or deliver again after a while. */
export type Verdict = 'finished' | { retryAfterSeconds: number };

const LONGEST_S = 900;
const FIRST_PAUSE_S = 30;

/** One delivery of the queue. A broken job is postponed in storage and delivered again; nothing is dropped by a throw. */
export async function handleJob(ports: Ports, payload: unknown): Promise<Verdict> {
  const read = event.safeParse(payload);
  if (!read.success) {
    ports.log.warn('queue event of an unknown shape');
    return 'finished';
  }
  try {
    const outcome = await run(ports, read.data.body);
    return outcome === 'finished' ? 'finished' : { retryAfterSeconds: inSeconds(outcome.later) };
  } catch (error) {
    ports.log.broken('queue event failed', error);
    return { retryAfterSeconds: pauseAfter(read.data.retryContext?.retryCount ?? 0) };
  }
}

async function run(ports: Ports, body: QueueEvent['body']): Promise<JobOutcome> {
  if ('job' in body) return runJob(ports, body.job);
  if ('reconcile' in body) await reconcileRequest(ports, body.reconcile);
  else if ('comments' in body) await checkComments(ports, body.comments);
  else await removeRequest(ports, body.removed, body.at);
  return 'finished';
}

/** Doubling, since the platform repeats for a day, and whatever is broken may stay so for long. */
function pauseAfter(failures: number): number {
  return Math.min(LONGEST_S, FIRST_PAUSE_S * 2 ** failures);
}

function inSeconds(ms: number): number {
  return Math.min(LONGEST_S, Math.max(1, Math.ceil(ms / 1000)));
}
