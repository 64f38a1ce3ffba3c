import { isConversation, type Conversation, type ConversationRecord } from '../../../src/domain/conversation';
import type { Mirror } from '../mirror';
import { changesOf, type Report, type WriteRule } from './judge';

/** Keys of the messages that a conversation shows: its segments less what is out, plus its items. */
export function shownBy(conversation: Conversation, mirror: Mirror): string[] {
  const shown = new Set(conversation.items.map(({ key }) => key));
  const outs = new Map(conversation.segments.map(({ id, out }) => [id, new Set(out)]));
  for (const message of mirror.messages.values()) {
    if (outs.get(message.segment)?.has(message.key) === false) shown.add(message.key);
  }
  return [...shown];
}

/** What people said in a conversation, as one text to compare. */
export function saidIn(record: ConversationRecord | undefined, mirror: Mirror): string {
  if (!isConversation(record)) return '';
  const said = shownBy(record, mirror).filter((key) => mirror.messages.get(key)?.direction !== 'none');
  return said.sort().join();
}

/**
 * Everything that was said is in exactly one place: the thread of one conversation, or the claim being opened. Merged
 * conversations keep lists that no longer count; what stood in a deleted request is gone with it.
 */
export function createPlaceRule(isGone: (key: string) => boolean): WriteRule {
  return ({ changes, mirror }, report) => {
    const customers = new Set([
      ...changesOf(changes, 'customer').map(({ key }) => key),
      ...changesOf(changes, 'conversation').flatMap(({ before, after }) =>
        [before, after].flatMap((record) => (record === undefined ? [] : [record.customer])),
      ),
      ...changesOf(changes, 'message').flatMap(({ before, after }) => (after && !before ? [after.customer] : [])),
    ]);
    const places = placesOf(mirror);
    for (const customer of customers) judge(customer, places, mirror, isGone, report);
  };
}

/** Where each message is shown, whoever wrote it: a conversation may go to another number. */
export function placesOf(mirror: Mirror): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const record of mirror.conversations.values()) {
    if (!isConversation(record) || record.state === 'merged') continue;
    for (const key of shownBy(record, mirror)) {
      const found = places.get(key);
      if (found) found.push(record.request);
      else places.set(key, [record.request]);
    }
  }
  return places;
}

function judge(
  customer: string,
  places: Map<string, string[]>,
  mirror: Mirror,
  isGone: (key: string) => boolean,
  report: Report,
): void {
  const active = mirror.customers.get(customer)?.active;
  const claim = active?.kind === 'claim' ? active : undefined;
  const claimed = new Set(claim?.items.map(({ key }) => key));
  for (const message of mirror.messages.values()) {
    if (message.customer !== customer || message.direction === 'none') continue;
    const { key, segment } = message;
    const found = places.get(key) ?? [];
    const count = found.length + (claimed.has(key) ? 1 : 0) + (claim?.segment === segment ? 1 : 0);
    if (count === 1 || (count === 0 && isGone(key))) continue;
    report('a message shows in exactly one thread', `${key}: ${found.join(', ') || 'nowhere'}, ${count} places`);
  }
}
