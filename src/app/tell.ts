import type { Job } from '../domain/job';
import type { Ports } from './ports';

/**
 * Pushes the jobs that a commit has stored: they show requests, panels and Jira what it changed. Should the push fail,
 * the sweep makes up for it.
 */
export async function pushJobs(ports: Ports, jobs: Job[], subject: string): Promise<void> {
  const events = jobs.map((job) => ({ body: { job: job.id }, delayMs: 0, subject: subjectOf(job, subject) }));
  await ports.queue.push(events).catch((error: unknown) => ports.log.broken('queue push failed', error));
}

function subjectOf(job: Job, otherwise: string): string {
  return 'request' in job ? job.request : otherwise;
}
