import { isSameAddress } from '../domain/address';
import type { ReplayJob } from '../domain/job';
import type { InboundItem } from '../domain/message';
import type { QuarantineItem } from '../domain/quarantine';
import { plus, SECOND } from '../domain/time';
import type { Ports } from './ports';
import { receiveMessages } from './receive-messages';
import type { JobOutcome } from './run-job';

const AT_ONCE = 20;

/** Takes the kept messages of a line that is configured now, oldest first; taking twice changes nothing. */
export async function replayLine(ports: Ports, job: ReplayJob): Promise<JobOutcome> {
  const kept = await ports.quarantine.list(
    'unassigned',
    AT_ONCE + 1,
    (item) => item.reason === 'unassigned' && isSameAddress(item.line, job.line),
  );
  const some = kept.slice(0, AT_ONCE).flatMap(arrived);
  const items = some.map(({ item }) => item);
  const received = new Set(await receiveMessages(ports, items));
  const taken = some.filter(({ item }) => received.has(item));
  if (taken.length > 0) await ports.store.commit(taken.map(({ key }) => ({ delete: 'quarantine', key })));
  // The line was taken out of the settings again: what came for it stays kept.
  if (taken.length < some.length) return finish(ports, job);
  if (kept.length > AT_ONCE) return { later: SECOND };
  // Looked at once more a little later, since a list may not show the youngest ones yet.
  if (job.attempt === 0) {
    const next = { ...job, attempt: 1, due: plus(ports.now(), 30 * SECOND) };
    await ports.store.commit([{ put: 'job', value: next }]);
    return { later: 30 * SECOND };
  }
  return finish(ports, job);
}

function arrived(kept: QuarantineItem): { key: string; item: InboundItem }[] {
  if (kept.reason !== 'unassigned') return [];
  const { key, ...item } = kept.arrival;
  return [{ key, item: { ...item, from: kept.from } }];
}

async function finish(ports: Ports, job: ReplayJob): Promise<JobOutcome> {
  await ports.store.commit([{ delete: 'job', key: job.id }]);
  return 'finished';
}
