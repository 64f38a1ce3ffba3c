import { z } from 'zod';
import type { Ports } from '../app/ports';

const event = z.object({
  eventType: z.string(),
  issue: z.object({ id: z.string().regex(/^\d+$/) }),
});

/** An issue changed: if it has a conversation, a job compares the two. The event's own content decides nothing. */
export async function handleRequestChanged(ports: Ports, payload: unknown): Promise<void> {
  const read = event.safeParse(payload);
  if (!read.success) return;
  const request = read.data.issue.id;
  const { conversations } = await ports.store.read({ conversations: [request] });
  if (!conversations.has(request)) return;
  await ports.queue.push([{ body: { reconcile: request }, delayMs: 0, subject: request }]);
}
