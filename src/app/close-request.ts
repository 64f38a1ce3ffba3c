import { newJob, type CloseJob, type NoteJob } from '../domain/job';
import { staysOpenNote } from '../domain/notes';
import { strayNote } from '../domain/request-text';
import { DAY, plus } from '../domain/time';
import { findConversation } from './load-conversation';
import type { Ports } from './ports';
import type { JobOutcome } from './run-job';
import { pushJobs } from './tell';

/**
 * Sets a request that nobody needs any more to Done: one that was created twice, with a note that says so, or one
 * whose messages are elsewhere now. Where no transition leads there, a note says that it stays open.
 */
export async function closeRequest(ports: Ports, job: CloseJob): Promise<JobOutcome> {
  const { settings } = await ports.site.current();
  // An earlier run may have died after any of its steps.
  const again = job.attempt > 0 || ports.now() >= job.due;
  let version = job.version;
  if (!job.noted) {
    const text = strayNote(settings.language);
    const there = again && (await ports.requests.hasInternalNote(job.request, text, plus(job.due, -DAY)));
    if (!there) await ports.requests.addInternalNote(job.request, text);
    const kept = await ports.store.commit([{ put: 'job', value: { ...job, noted: true } }]);
    if (kept === 'committed') version += 1;
  }
  // Undone meanwhile: the request is needed again.
  if (job.by !== undefined && (await findConversation(ports, job.request))?.state !== 'merged') {
    await ports.store.commit([{ delete: 'job', key: job.id }]);
    return 'finished';
  }
  const as = job.by === undefined ? undefined : { accountId: job.by, duplicate: job.duplicate === true };
  const done = (again && (await isDone(ports, job.request))) || (await ports.requests.setDone(job.request, as));
  if (done) {
    await ports.store.commit([{ delete: 'job', key: job.id }]);
    return 'finished';
  }
  ports.log.warn('a request stays open: no transition leads to Done', { request: job.request });
  if (!job.noted) {
    await ports.store.commit([{ delete: 'job', key: job.id }]);
    return 'finished';
  }
  const { request } = job;
  const text = staysOpenNote(settings.language);
  const note = newJob<NoteJob>({ id: job.id, kind: 'note', request, text, since: ports.now() }, ports.now());
  // In place, so that the note is written once, however often this runs.
  const kept = await ports.store.commit([{ put: 'job', value: { ...note, version } }]);
  if (kept === 'committed') await pushJobs(ports, [note], request);
  return 'finished';
}

/** Another way to Done would change the status once more. */
async function isDone(ports: Ports, request: string): Promise<boolean> {
  const status = await ports.requests.status(request);
  return !status.found || status.category === 'done';
}
