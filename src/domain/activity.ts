import type { Activity, ActivityLine } from './message';
import { plus, type Instant } from './time';

/** Where lines are written, and who did it when. `newKey` is asked once a line. */
export interface Occasion {
  customer: string;
  segment: string;
  by: ActivityLine['by'];
  now: Instant;
  newKey: () => string;
}

/** The lines that a thread shows for what happened, a millisecond apart, so that it reads in the order of things. */
export function activityLines(
  activities: Activity[],
  { customer, segment, by, now, newKey }: Occasion,
): ActivityLine[] {
  return activities.map((activity, place) => {
    const at = plus(now, place);
    return { direction: 'none', key: newKey(), version: 1, customer, segment, at, storedAt: at, activity, by };
  });
}
