import { refuse } from './refusal';
import type { Ttl } from './request-bodies';

const SECOND = 1000;
const UNITS = new Map([
  ['SECONDS', SECOND],
  ['MINUTES', 60 * SECOND],
  ['HOURS', 3600 * SECOND],
  ['DAYS', 86_400 * SECOND],
]);
const LONGEST = 365 * 86_400 * SECOND;

/** How long after its expiry a row may still be returned while the platform has not removed it. */
export const EXPIRY_GRACE_MS = 48 * 3600 * SECOND;

/**
 * When a value written now expires (ms), if it does.
 * @throws {Refusal} INVALID_TTL unless whole, positive and at most a year
 */
export function expiry(ttl: Ttl | undefined, now: number): number | undefined {
  if (!ttl) return undefined;
  const unit = UNITS.get(ttl.unit);
  if (unit === undefined) refuse('INVALID_TTL', `Unknown unit ${ttl.unit}`);
  const duration = ttl.value * unit;
  if (!Number.isInteger(ttl.value) || duration <= 0 || duration > LONGEST) {
    refuse('INVALID_TTL', 'A time to live is a whole number, positive and at most one year');
  }
  return now + duration;
}
