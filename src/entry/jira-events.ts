import { z } from 'zod';
import type { Ports } from '../app/ports';
import type { Verdict } from './jobs';

const event = z.object({
  eventType: z.string(),
  issue: z.object({ id: z.string().regex(/^\d+$/) }),
});

/** The platform repeats a failed event at most four times; what is lost then, the hourly comparison finds. */
const RETRY_S = 60;

/** An issue changed: if it has a conversation, a job compares the two. The event's own content decides nothing. */
export async function handleRequestChanged(ports: Ports, payload: unknown): Promise<Verdict> {
  const read = event.safeParse(payload);
  if (!read.success) return 'finished';
  const request = read.data.issue.id;
  try {
    const { conversations } = await ports.store.read({ conversations: [request] });
    if (conversations.has(request)) {
      await ports.queue.push([{ body: { reconcile: request }, delayMs: 0, subject: request }]);
    }
    return 'finished';
  } catch (error) {
    ports.log.broken('event failed', error);
    return { retryAfterSeconds: RETRY_S };
  }
}
