import type { Job } from '../../../src/domain/job';
import { changesOf, type Observation, type Report, type WriteRule } from './judge';

const MARK_MS = 60_000;
const SEARCH_MS = 120_000;

/** Marks are respected, searches last, and the description is the earliest message that was stored. */
export function createOpeningRule(): { rule: WriteRule; created: (invocation: string) => void } {
  /** Who set the mark that a job carries. */
  const markers = new Map<string, string>();
  /** Invocations whose create call was carried out. */
  const creators = new Set<string>();

  const rule: WriteRule = (observation, report) => {
    const { by, now } = observation;
    for (const { key, before, after } of changesOf(observation.changes, 'job')) {
      const age = now - Date.parse(markOf(before) ?? '1970');
      if (age < MARK_MS && markers.get(key) !== by && !key.startsWith('resend-')) {
        report('nobody acts on a young mark', `${before?.kind ?? ''} job ${key}, ${Math.round(age / 1000)} s old`);
      }
      if (markOf(after) !== undefined && markOf(after) !== markOf(before)) {
        markers.set(key, by);
        creators.delete(by);
        if (after?.kind === 'open') isEarliest(after, observation, report);
      }
      if (before?.kind !== 'open' || after?.kind !== 'open' || after.phase.name !== 'waiting') continue;
      if (before.phase.name === 'creating' && creators.has(by)) {
        report('a request that was created is not forgotten', `job ${key}`);
      }
      if (before.phase.name === 'searching' && now - Date.parse(before.phase.since) < SEARCH_MS) {
        report('an unclear creation is searched for two minutes', `job ${key}`);
      }
    }
  };
  return { rule, created: (invocation) => void creators.add(invocation) };
}

/** When the call under way began. */
function markOf(job: Job | undefined): string | undefined {
  if (job?.kind === 'send') return job.startedAt;
  // Begun by an operation that makes a request: whoever began it has the first minute.
  if (job?.kind === 'watch' && job.id.startsWith('made-') && job.attempt === 0) return job.doubtful[0]?.startedAt;
  return job?.kind === 'open' && job.phase.name === 'creating' ? job.phase.attempt.startedAt : undefined;
}

function isEarliest(job: Extract<Job, { kind: 'open' }>, { mirror }: Observation, report: Report): void {
  const active = mirror.customers.get(job.customer)?.active;
  if (job.phase.name !== 'creating' || active?.kind !== 'claim' || active.id !== job.claim) {
    report('a request is created for a claim that stands', `job ${job.id}`);
    return;
  }
  const items = new Set(active.items.map(({ key }) => key));
  const said = [...mirror.messages.values()].flatMap((m) =>
    m.direction === 'inbound' && (m.segment === active.segment || items.has(m.key)) ? [m] : [],
  );
  const first = said.map(({ at }) => at).sort()[0];
  const texts = said
    .filter(({ at }) => at === first)
    .map(({ content }) => (content.kind === 'text' ? content.text : ''));
  if (!texts.includes(job.phase.attempt.description)) {
    report('the description is the earliest message stored', `job ${job.id}`);
  }
}
