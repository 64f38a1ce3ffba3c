import type { NoteJob } from '../domain/job';
import { MINUTE, plus, SECOND } from '../domain/time';
import type { Ports } from './ports';
import type { JobOutcome } from './run-job';

/** Writes an internal note once: a repeated job looks first whether an earlier try has written it. */
export async function writeNote(ports: Ports, job: NoteJob): Promise<JobOutcome> {
  const mine = await ports.store.commit([
    { put: 'job', value: { ...job, attempt: job.attempt + 1, due: plus(ports.now(), MINUTE) } },
  ]);
  if (mine === 'conflict') return { later: SECOND };
  const there = job.attempt > 0 && (await ports.requests.hasInternalNote(job.request, job.text, job.since));
  if (!there) await ports.requests.addInternalNote(job.request, job.text);
  await ports.store.commit([{ delete: 'job', key: job.id }]);
  return 'finished';
}
