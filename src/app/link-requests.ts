import type { LinkJob } from '../domain/job';
import type { Ports } from './ports';
import type { JobOutcome } from './run-job';

/** Jira answers a repeated link like the first one, so running twice makes one link. */
export async function linkRequests(ports: Ports, job: LinkJob): Promise<JobOutcome> {
  await ports.requests.link(job.request, job.previous, job.as);
  await ports.store.commit([{ delete: 'job', key: job.id }]);
  return 'finished';
}
