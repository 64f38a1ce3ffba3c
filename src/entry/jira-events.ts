import { z } from 'zod';
import { hearOfRequest, type Happened } from '../app/hear-of-request';
import type { Ports } from '../app/ports';
import { checkAllActive } from '../app/sweep';
import type { Verdict } from './jobs';

const requestEvent = z.object({
  eventType: z.string(),
  issue: z.object({ id: z.string().regex(/^\d+$/) }),
  /** Set in the event of a new request that was cloned. */
  clonedFrom: z.unknown().optional(),
  /** Epoch milliseconds, as text. */
  timestamp: z.union([z.string(), z.number()]).optional(),
});

/** The platform repeats a failed event at most four times; what is lost then, the hourly comparison finds. */
const RETRY_S = 60;

/** An issue changed, was commented, cloned or deleted. The event's own content decides nothing: a job looks. */
export async function handleRequestChanged(ports: Ports, payload: unknown): Promise<Verdict> {
  const read = requestEvent.safeParse(payload);
  if (!read.success) return 'finished';
  const { eventType, issue, timestamp, clonedFrom } = read.data;
  if (eventType === 'avi:jira:created:issue' && clonedFrom == null) return 'finished';
  return retried(ports, () => hearOfRequest(ports, issue.id, happened(eventType), timeOf(ports, timestamp)));
}

/** A project was archived, deleted or brought back. Its issues send no events of their own. */
export async function handleProjectChanged(ports: Ports): Promise<Verdict> {
  return retried(ports, () => checkAllActive(ports, 'ever'));
}

function happened(eventType: string): Happened {
  switch (eventType) {
    case 'avi:jira:deleted:issue':
      return 'deleted';
    case 'avi:jira:commented:issue':
      return 'commented';
    case 'avi:jira:created:issue':
      return 'cloned';
    default:
      return 'changed';
  }
}

function timeOf(ports: Ports, timestamp: string | number | undefined): string {
  const ms = Number(timestamp);
  return timestamp === undefined || !Number.isFinite(ms) || ms <= 0 ? ports.now() : new Date(ms).toISOString();
}

async function retried(ports: Ports, run: () => Promise<void>): Promise<Verdict> {
  try {
    await run();
    return 'finished';
  } catch (error) {
    ports.log.broken('event failed', error);
    return { retryAfterSeconds: RETRY_S };
  }
}
