import { MARK_HOLDS, type Job } from '../domain/job';
import type { Ports } from './ports';

/**
 * Pushes the jobs that a commit has stored: they show requests, panels and Jira what it changed. Should the push fail,
 * the sweep makes up for it.
 */
export async function pushJobs(ports: Ports, jobs: Job[], subject: string): Promise<void> {
  const events = jobs.map((job) => ({
    body: { job: job.id },
    delayMs: delayOf(job),
    subject: subjectOf(job, subject),
  }));
  await ports.queue.push(events).catch((error: unknown) => ports.log.broken('queue push failed', error));
}

/** A form that was carried out stays known until no call of it can be on its way. */
function delayOf(job: Job): number {
  return job.kind === 'watch' && job.doubtful.length === 0 ? MARK_HOLDS : 0;
}

function subjectOf(job: Job, otherwise: string): string {
  return 'request' in job ? job.request : otherwise;
}
