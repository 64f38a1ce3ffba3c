import { shows, type Conversation } from './conversation';
import type { Item, RecentMessage } from './customer';
import type { Instant } from './time';

/**
 * Messages of the customer that came into the thread after the request was done or gone (design §2.2), in thread order:
 * stored after the change, or moved there late after it. They go on to a new request.
 */
export function lateMessages(conversation: Conversation, stored: RecentMessage[], closedSince: Instant): Item[] {
  const moved = conversation.items.filter((item) => item.since !== undefined && item.since > closedSince);
  const written = stored.filter(
    (m) =>
      m.inbound &&
      m.storedAt > closedSince &&
      shows(conversation, m) &&
      !conversation.items.some((i) => i.key === m.key),
  );
  const origins = new Map(conversation.segments.map(({ id, origin }) => [id, origin]));
  const late = written.map(
    ({ key, at, segment }): Item => ({ key, at, origin: origins.get(segment) ?? conversation.request }),
  );
  const byKey = new Map([...moved, ...late].map((item) => [item.key, item]));
  return [...byKey.values()].sort((a, b) => (a.at === b.at ? (a.key < b.key ? -1 : 1) : a.at < b.at ? -1 : 1));
}
