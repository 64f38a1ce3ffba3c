import type { ActiveRequest, Customer } from './customer';
import { between, MINUTE, type Instant } from './time';

/** A customer waits for an answer in the active conversation. */
export interface Waiting {
  /** When the first message that nobody answered was stored. */
  since: Instant;
  /** When the first message that nobody has opened yet was stored. */
  unopened?: Instant | undefined;
  /** The internal note about it is written. */
  noted: boolean;
}

/** While an agent was there this short time ago, somebody is likely to look: the panel is told first. */
const ATTENDED_FOR = 5 * MINUTE;

/** A message came: waiting begins, or goes on with one more that nobody has opened. */
export function waitsOn(waiting: Waiting | undefined, now: Instant): Waiting {
  if (waiting === undefined) return { since: now, unopened: now, noted: false };
  return waiting.unopened === undefined ? { ...waiting, unopened: now } : waiting;
}

/** An agent saw everything that was stored until `asOf`. Messages stored later stay unopened. */
export function opened(customer: Customer, active: ActiveRequest, asOf: Instant): Waiting | undefined {
  const { waiting } = active;
  if (waiting?.unopened === undefined || waiting.unopened > asOf) return waiting;
  const later = customer.recent.find((m) => m.inbound && m.segment === active.segment && m.storedAt > asOf);
  const { unopened: _seen, ...rest } = waiting;
  return later === undefined ? { ...rest, noted: false } : { ...rest, noted: false, unopened: later.storedAt };
}

export function isAttended(customer: Customer, now: Instant): boolean {
  return customer.attendedAt !== undefined && between(customer.attendedAt, now) < ATTENDED_FOR;
}

/** Milliseconds until the internal note is due; undefined when none is: opened, noted, or switched off (0 minutes). */
export function noteDueIn(waiting: Waiting | undefined, noteAfterMinutes: number, now: Instant): number | undefined {
  if (waiting?.unopened === undefined || waiting.noted || noteAfterMinutes === 0) return undefined;
  return Math.max(0, noteAfterMinutes * MINUTE - between(waiting.unopened, now));
}
