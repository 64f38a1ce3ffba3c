import type { Arrival } from './message';
import type { Instant } from './time';

export type QuarantineReason = 'malformed' | 'unassigned';

/** Where an item goes that could not be understood, or that came to a line of ours that is not configured. */
export type QuarantineItem = {
  key: string;
  receivedAt: Instant;
} & (
  | { reason: 'malformed'; raw: string; problem: string }
  | { reason: 'unassigned'; line: string; from: string; arrival: Arrival }
);
