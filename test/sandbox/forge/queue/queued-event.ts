import type { DueRecord } from '../due-records';

/** One delivery to come of one event. A doubled delivery is a record of its own with the same `eventId`. */
export interface QueuedEvent extends DueRecord {
  eventId: string;
  jobId: string;
  queue: string;
  body: Record<string, unknown>;
  delayInSeconds?: number | undefined;
  concurrency?: { key: string; limit: number } | undefined;
  /** Deliveries that failed or asked for a retry so far. */
  attempt: number;
  retry?: { reason: string; data?: Record<string, unknown> | undefined } | undefined;
  /** Site time; 24 hours later the event is dropped. */
  windowStart: number;
  /** How many pushes lie behind it, this one included. */
  pushes: number;
  doubled: boolean;
}

export const retentionMs = 24 * 3_600_000;

/** Argument 1 of the consumer's function. */
export function consumerPayload(event: QueuedEvent, now: number): Record<string, unknown> {
  return {
    body: event.body,
    queueName: event.queue,
    jobId: event.jobId,
    eventId: event.eventId,
    ...(event.delayInSeconds !== undefined && { delayInSeconds: event.delayInSeconds }),
    ...(event.concurrency && { concurrency: event.concurrency }),
    ...(event.retry && {
      retryContext: {
        retryCount: event.attempt,
        retryReason: event.retry.reason,
        retryData: event.retry.data,
        retentionWindow: {
          startTime: new Date(event.windowStart).toISOString(),
          remainingTimeMs: event.windowStart + retentionMs - now,
        },
      },
    }),
  };
}

/** Figures of one push, as `getStats` shows them. */
export interface JobStats {
  id: string;
  queue: string;
  success: number;
  inProgress: number;
  failed: number;
  cancelled: boolean;
}
