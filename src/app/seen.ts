import type { IssueAnswers } from '../contract/issue';
import { isActive } from '../domain/conversation';
import type { Instant } from '../domain/time';
import { opened } from '../domain/waiting';
import { refusalFor, TO_SEE, type Caller } from './authorise';
import { decide, type Round } from './decide';
import { loadConversation } from './load-conversation';
import type { Change, Ports } from './ports';

/** An agent saw what was read at `asOf`: it is unread no more, and no note is needed. */
export async function markSeen(ports: Ports, caller: Caller, asOf: Instant): Promise<IssueAnswers['seen']> {
  const denied = await refusalFor(ports, caller, TO_SEE);
  if (denied !== undefined) return denied;
  await decide(async (): Promise<Round<null>> => {
    const loaded = await loadConversation(ports, caller.request);
    if (loaded === undefined) return { done: null };
    const { conversation, customer } = loaded;
    const now = ports.now();
    const until = asOf < now ? asOf : now;
    if (conversation.readAt !== undefined && conversation.readAt >= until) return { done: null };
    const { active } = customer;
    const attends = active.kind === 'request' && isActive(conversation, customer);
    const changes: Change[] = [
      { put: 'conversation', value: { ...conversation, readAt: until } },
      ...(attends
        ? [
            {
              put: 'customer',
              value: { ...customer, attendedAt: now, active: { ...active, waiting: opened(customer, active, until) } },
            } as const,
          ]
        : []),
    ];
    return (await ports.store.commit(changes)) === 'committed' ? { done: null } : 'conflict';
  });
  return { code: 'ok' };
}
