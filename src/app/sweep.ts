import type { Job } from '../domain/job';
import type { Ports } from './ports';

const AT_ONCE = 50;

/** Pushes again what was forgotten: jobs whose process died, or whose push failed. Also repairs what `Site` derives. */
export async function sweep(ports: Ports): Promise<void> {
  await ports.site.fresh();
  const jobs = await ports.store.dueJobs(ports.now(), 500);
  for (let start = 0; start < jobs.length; start += AT_ONCE) {
    await ports.queue.push(
      jobs.slice(start, start + AT_ONCE).map((job) => ({ body: { job: job.id }, delayMs: 0, subject: subjectOf(job) })),
    );
  }
}

/** Finds what events missed: requests whose status and conversation disagree. */
export async function reconcileAll(ports: Ports): Promise<void> {
  const requests = await ports.requests.disagreeing();
  for (let start = 0; start < requests.length; start += AT_ONCE) {
    await ports.queue.push(
      requests
        .slice(start, start + AT_ONCE)
        .map((request) => ({ body: { reconcile: request }, delayMs: 0, subject: request })),
    );
  }
}

function subjectOf(job: Job): string {
  return 'customer' in job ? job.customer : 'request' in job ? job.request : job.id;
}
