import { isActive } from '../domain/conversation';
import { newJob, type NoteJob, type NoticeJob } from '../domain/job';
import { unopenedNote } from '../domain/notes';
import { plus, SECOND } from '../domain/time';
import { noteDueIn } from '../domain/waiting';
import { loadConversation } from './load-conversation';
import type { Change, Ports } from './ports';
import type { JobOutcome } from './run-job';
import { showProperty, tellPanels } from './show-state';
import { pushJobs } from './tell';

/**
 * A customer waits: the property says so at once, and open panels hear of it. If nobody has opened the message after
 * the time of the settings, one internal note makes Jira notify assignee and watchers (design §2.5).
 */
export async function notice(ports: Ports, job: NoticeJob): Promise<JobOutcome> {
  if (!job.shown) await Promise.all([tellPanels(ports, job.request), showProperty(ports, job.request)]);
  const [loaded, { settings }] = await Promise.all([loadConversation(ports, job.request), ports.site.current()]);
  const active = loaded?.customer.active;
  const waiting =
    loaded !== undefined && active?.kind === 'request' && isActive(loaded.conversation, loaded.customer)
      ? active.waiting
      : undefined;
  const now = ports.now();
  const dueIn = noteDueIn(waiting, settings.noteAfterMinutes, now);
  if (loaded === undefined || active?.kind !== 'request' || waiting === undefined || dueIn === undefined) {
    await ports.store.commit([{ delete: 'job', key: job.id }]);
    return 'finished';
  }
  if (dueIn > 0) {
    const later = { ...job, shown: true, due: plus(now, dueIn) };
    const kept = await ports.store.commit([{ put: 'job', value: later }]);
    return { later: kept === 'committed' ? dueIn : SECOND };
  }
  const note = newJob<NoteJob>(
    { id: ports.newId(), kind: 'note', request: job.request, text: unopenedNote(settings.language), since: now },
    now,
  );
  const changes: Change[] = [
    { put: 'customer', value: { ...loaded.customer, active: { ...active, waiting: { ...waiting, noted: true } } } },
    { put: 'add-job', value: note },
    { delete: 'job', key: job.id },
  ];
  if ((await ports.store.commit(changes)) === 'conflict') return { later: SECOND };
  await pushJobs(ports, [note], job.request);
  return 'finished';
}
