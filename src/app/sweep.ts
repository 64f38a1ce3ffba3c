import type { Job } from '../domain/job';
import { DAY, HOUR, plus } from '../domain/time';
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

/** Finds what events missed: requests whose status and conversation disagree, and those that are gone. */
export async function reconcileAll(ports: Ports): Promise<void> {
  await pushComparisons(ports, await ports.requests.disagreeing());
  await checkAllActive(ports, 'lately');
}

/** A lost event does harm only where somebody writes: the hourly look is at customers of the last day. */
const LATELY = DAY + HOUR;

/**
 * Finds active conversations whose request is gone, Done, or in no service project any more: what is gone or moved
 * appears in no search, so the requests of the customers are asked for by id.
 */
export async function checkAllActive(ports: Ports, whose: 'lately' | 'ever'): Promise<void> {
  const since = whose === 'ever' ? undefined : plus(ports.now(), -LATELY);
  for await (const requests of ports.store.activeRequests(since)) {
    await pushComparisons(ports, await ports.requests.astray(requests));
  }
}

async function pushComparisons(ports: Ports, requests: string[]): Promise<void> {
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
