import type { Judgement } from './invariants/judgement';
import type { SimulatedSite } from './platform/simulated-site';
import type { createScheduler } from './scheduler';
import { count, type Tally } from './tally';

const MOST_SETTLING = 30_000;
const LONGEST_REST_MS = 30 * 3_600_000;
/** Longer than any index or event is late. */
const CALM_MS = 5 * 60_000;

interface Resting {
  site: SimulatedSite;
  scheduler: ReturnType<typeof createScheduler>;
  judgement: Judgement;
  tally: Tally;
}

/**
 * Nobody acts any more: lets everything finish that is due or left over, then compares as every hour, and lets that
 * finish as well. @returns false when a rule was broken on the way, or nothing comes to rest
 */
export async function comeToRest({ site, scheduler, judgement, tally }: Resting): Promise<boolean> {
  const { points, timeline, forge } = site;
  const calmSince = timeline.now();
  let isComparing = false;
  for (let settling = 0; settling < MOST_SETTLING && !judgement.violation(); settling += 1) {
    await scheduler.quiet();
    const isIdle = points.waiting.length === 0 && timeline.tasks().every(({ recurring }) => recurring);
    if (isIdle && judgement.unfinished().length === 0 && timeline.now() > calmSince + CALM_MS) {
      if (judgement.comparedAt() > calmSince + CALM_MS) return true;
      if (!isComparing) void forge.runSchedule('every-hour');
      isComparing = true;
    }
    count(tally, 'settling');
    await scheduler.settle();
    if (timeline.now() - calmSince > LONGEST_REST_MS) break;
  }
  if (!judgement.violation()) {
    judgement.report('everything comes to rest', judgement.unfinished().join(', ') || 'something is always due');
  }
  return false;
}
