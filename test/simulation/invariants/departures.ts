import { isConversation, type Conversation } from '../../../src/domain/conversation';
import type { Mirror } from '../mirror';
import { changesOf, type Observation, type Report, type WriteRule } from './judge';
import { placesOf, saidIn, shownBy } from './threads';

/**
 * Conversations go only with their request, with a number from which nothing was said, or with the merge that made them.
 * What came after a deletion moves on first.
 */
export function createDepartureRule(deletedAt: (request: string) => number | undefined): {
  rule: WriteRule;
  isGone: (key: string) => boolean;
} {
  const gone = new Set<string>();

  const rule: WriteRule = (observation, report) => {
    for (const { key, before, after } of changesOf(observation.changes, 'conversation')) {
      if (after) continue;
      if (!isConversation(before)) report('what is deleted is a conversation that is still there', key);
      else if (observation.deed === 'removeNumber') nothingSaid(before, observation.mirror, report);
      else if (observation.deed === 'undo') handsBack(before, observation.mirror, report);
      else leaves(before, observation, report);
    }
  };

  function leaves(conversation: Conversation, { mirror }: Observation, report: Report): void {
    const at = deletedAt(conversation.request);
    if (at === undefined) return report('a conversation goes only with its request', conversation.request);
    if (conversation.state === 'merged') return;
    const places = placesOf(mirror);
    const active = mirror.customers.get(conversation.customer)?.active;
    const claimed = new Set(active?.kind === 'claim' ? active.items.map(({ key }) => key) : []);
    for (const key of shownBy(conversation, mirror)) {
      if (places.has(key) || claimed.has(key)) continue;
      gone.add(key);
      const message = mirror.messages.get(key);
      const since = conversation.items.find((item) => item.key === key)?.since ?? message?.storedAt ?? '';
      if (message?.direction === 'inbound' && Date.parse(since) > at) {
        report('what came after a deletion goes on to a new request', `${key} of ${conversation.request}`);
      }
    }
  }
  return { rule, isGone: (key) => gone.has(key) };
}

/** A request that got its conversation by a merge has none again; every message is where it was. */
function handsBack(conversation: Conversation, mirror: Mirror, report: Report): void {
  const { lastOperation } = conversation;
  const places = placesOf(mirror);
  const isKept = (key: string): boolean => places.has(key) || mirror.messages.get(key)?.direction === 'none';
  const wasMade = lastOperation?.kind !== 'merge' || lastOperation.made;
  if (wasMade || !shownBy(conversation, mirror).every(isKept)) {
    report('undo takes away only what a merge gave', conversation.request);
  }
}

function nothingSaid(conversation: Conversation, mirror: Mirror, report: Report): void {
  const said = conversation.state === 'merged' ? '' : saidIn(conversation, mirror);
  if (said !== '') report('a number is only forgotten while nothing was said', conversation.request);
}
