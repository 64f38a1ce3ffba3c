import type { Instant } from '../domain/time';
import type { Ports, QueueEvent } from './ports';

export type Happened = 'changed' | 'commented' | 'cloned' | 'deleted';

/** Jira told of a request. If OmniChat knows it, a job looks at it as it is now. */
export async function hearOfRequest(ports: Ports, request: string, happened: Happened, at: Instant): Promise<void> {
  // A clone has no conversation, but may bring the original's property along.
  if (happened === 'cloned') return push(ports, request, { reconcile: request });
  const { conversations } = await ports.store.read({ conversations: [request] });
  if (!conversations.has(request)) return;
  switch (happened) {
    case 'deleted':
      return push(ports, request, { removed: request, at });
    case 'commented':
      return push(ports, request, { comments: request });
    case 'changed':
      return push(ports, request, { reconcile: request });
  }
}

function push(ports: Ports, subject: string, body: QueueEvent['body']): Promise<void> {
  return ports.queue.push([{ body, delayMs: 0, subject }]);
}
