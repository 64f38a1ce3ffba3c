import type { Conversation } from '../../../src/domain/conversation';
import type { AtRest } from './at-rest';
import { shownBy } from './threads';

/** No customer writes into a closed request unseen: what came after it was Done has moved on. */
export function nothingLate(conversation: Conversation, since: number, { mirror, judgement }: AtRest): void {
  const { request, items } = conversation;
  for (const key of shownBy(conversation, mirror)) {
    // What a person brought here by an operation stays, whenever it was said.
    if (judgement.wasPlaced(request, key)) continue;
    const message = mirror.messages.get(key);
    const moved = items.find((item) => item.key === key)?.since;
    if (message?.direction === 'inbound' && Date.parse(moved ?? message.storedAt) > since) {
      judgement.report('no message stays in a request that was done before', `${key} in ${request}`);
    }
  }
}
