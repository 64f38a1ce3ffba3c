import type { Instant } from '../../src/domain/time';

/** A time of the day on which the tests play: `at('10:00')`, `at('10:00:05')`, `at('10:00:05.250')`. */
export function at(time: string): Instant {
  return new Date(`2026-11-24T${time.length === 5 ? `${time}:00` : time}Z`).toISOString();
}
