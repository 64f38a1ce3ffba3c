import type { ReplayJob } from '../domain/job';
import { plus, SECOND } from '../domain/time';
import type { Ports } from './ports';
import { receiveMessages } from './receive-messages';
import type { JobOutcome } from './run-job';

const AT_ONCE = 20;

/** Takes the kept messages of a line that is configured now, oldest first; taking twice changes nothing. */
export async function replayLine(ports: Ports, job: ReplayJob): Promise<JobOutcome> {
  const kept = await ports.quarantine.list('unassigned', 500);
  const mine = kept.flatMap((item) => (item.reason === 'unassigned' && item.line === job.line ? [item] : []));
  const some = mine.slice(0, AT_ONCE);
  if (some.length > 0) {
    await receiveMessages(
      ports,
      some.map(({ from, arrival: { key: _key, ...item } }) => ({ ...item, from })),
    );
    await ports.store.commit(some.map(({ key }) => ({ delete: 'quarantine', key })));
  }
  if (mine.length > AT_ONCE) return { later: SECOND };
  // Looked at once more a little later, since a list may not show the youngest ones yet.
  if (job.attempt === 0) {
    const next = { ...job, attempt: 1, due: plus(ports.now(), 30 * SECOND) };
    await ports.store.commit([{ put: 'job', value: next }]);
    return { later: 30 * SECOND };
  }
  await ports.store.commit([{ delete: 'job', key: job.id }]);
  return 'finished';
}
