import type { CloseJob } from '../domain/job';
import { strayNote } from '../domain/request-text';
import type { Ports } from './ports';
import type { JobOutcome } from './run-job';

/** Sets a request that was created twice to Done, with a note. Where no transition leads there, the note stands alone. */
export async function closeRequest(ports: Ports, job: CloseJob): Promise<JobOutcome> {
  if (!job.noted) {
    const { settings } = await ports.site.current();
    await ports.requests.addInternalNote(job.request, strayNote(settings.language));
    await ports.store.commit([{ put: 'job', value: { ...job, noted: true } }]);
  }
  const done = await ports.requests.setDone(job.request);
  if (!done) ports.log.warn('a stray request stays open: no transition leads to Done', { request: job.request });
  await ports.store.commit([{ delete: 'job', key: job.id }]);
  return 'finished';
}
