import type { BatchJob } from '../domain/job';
import { SECOND } from '../domain/time';
import type { Change, Ports } from './ports';
import type { JobOutcome } from './run-job';
import { pushJobs } from './tell';

/** A transaction holds 25 changes. */
const AT_ONCE = 20;

/** Adds the jobs of a batch; each is added in the step that takes it off the list, so none comes twice. */
export async function addBatch(ports: Ports, job: BatchJob): Promise<JobOutcome> {
  const added = job.jobs.slice(0, AT_ONCE);
  const left = job.jobs.slice(AT_ONCE);
  const changes: Change[] = [
    ...added.map((value) => ({ put: 'add-job', value }) as const),
    // A batch that is left empty is only deleted once it is written so: a delete has no condition.
    { put: 'job', value: { ...job, jobs: left } },
  ];
  if (job.jobs.length > 0 && (await ports.store.commit(changes)) === 'conflict') return { later: SECOND };
  await pushJobs(ports, added, job.request);
  if (left.length > 0) return { later: SECOND };
  await ports.store.commit([{ delete: 'job', key: job.id }]);
  return 'finished';
}
