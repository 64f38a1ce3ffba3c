export interface Range {
  min: number;
  max: number;
}

/**
 * How the platform behaves at the moment; changeable while it runs. The defaults are what a person at the desk should
 * feel; tests make it worse. Milliseconds of site time; probabilities from 0 to 1.
 */
export interface Conditions {
  /** Queries show the state of that long ago. */
  indexLagMs: number;
  /** Product events: up to 180,000 on the platform. */
  eventDelayMs: Range;
  queueDelayMs: Range;
  duplicateQueue: number;
  duplicateEvents: number;
  /** Expired rows are still there, for up to 48 h. */
  ttlGrace: boolean;
  /** Whether negative conditions of a transaction hold for a record that does not exist; unverified, true unless said. */
  absentMeetsNegatives?: boolean;
  /** Events that may be pushed per minute. The platform: 500. */
  queueEventsPerMinute: number;
  /** Realtime operations (publish, sign, subscribe) per second. The platform: 50. */
  realtimePerSecond: number;
}

export const mildConditions: Conditions = {
  indexLagMs: 0,
  eventDelayMs: { min: 200, max: 1_500 },
  queueDelayMs: { min: 0, max: 100 },
  duplicateQueue: 0,
  duplicateEvents: 0,
  ttlGrace: true,
  queueEventsPerMinute: 500,
  realtimePerSecond: 50,
};
