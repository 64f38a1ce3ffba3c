/** ISO 8601 in UTC with milliseconds: sorts as text. */
export type Instant = string;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The instant `ms` milliseconds after (or before) another. */
export function plus(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString();
}

/** Milliseconds from `earlier` to `later`. */
export function between(earlier: Instant, later: Instant): number {
  return Date.parse(later) - Date.parse(earlier);
}
