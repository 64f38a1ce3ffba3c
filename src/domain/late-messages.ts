import { shows, type Conversation } from './conversation';
import type { Item, RecentMessage } from './customer';
import type { Instant } from './time';

/**
 * Messages of the customer that came into the thread after the request was done (design §2.2), in thread order: stored
 * after the change, or moved there late after it. They go on to a new request.
 */
export function lateMessages(conversation: Conversation, stored: RecentMessage[], doneSince: Instant): Item[] {
  const moved = conversation.items.filter((item) => item.since !== undefined && item.since > doneSince);
  const written = stored.filter(
    (m) =>
      m.inbound && m.storedAt > doneSince && shows(conversation, m) && !conversation.items.some((i) => i.key === m.key),
  );
  const byKey = new Map([...moved, ...written.map(({ key, at }) => ({ key, at }))].map((item) => [item.key, item]));
  return [...byKey.values()].sort((a, b) => (a.at === b.at ? (a.key < b.key ? -1 : 1) : a.at < b.at ? -1 : 1));
}

/** Takes messages out of a conversation: an item is removed, a message of a segment goes to its `out`. */
export function take(conversation: Conversation, items: Item[], stored: RecentMessage[]): Conversation {
  const keys = new Set(items.map((item) => item.key));
  const asItems = new Set(conversation.items.filter((i) => keys.has(i.key)).map((i) => i.key));
  const segmentOf = new Map(stored.map((m) => [m.key, m.segment]));
  return {
    ...conversation,
    items: conversation.items.filter((item) => !keys.has(item.key)),
    segments: conversation.segments.map((segment) => ({
      ...segment,
      out: [...segment.out, ...[...keys].filter((key) => !asItems.has(key) && segmentOf.get(key) === segment.id)],
    })),
  };
}

/** Places late messages into a conversation. They carry `since` and never cancel against an `out`. */
export function placeLate(items: Item[], late: Item[], now: Instant): Item[] {
  const known = new Set(items.map((item) => item.key));
  return [...items, ...late.filter((i) => !known.has(i.key)).map(({ key, at }) => ({ key, at, since: now }))];
}
