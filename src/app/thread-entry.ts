import type { DeliveryView, ThreadEntry } from '../contract/conversation-view';
import type { Conversation } from '../domain/conversation';
import type { Delivery } from '../domain/delivery';
import { position, type Message } from '../domain/message';

/** A message as the panel shows it: no provider ids, no numbers. */
export function threadEntry(message: Message, conversation: Conversation): ThreadEntry {
  const { key, at, storedAt } = message;
  const origin = originOf(message, conversation);
  const place = { key, at, position: position(message), ...(origin === undefined ? {} : { origin }) };
  if (message.direction === 'none') {
    return { kind: 'activity', ...place, doneAt: storedAt, activity: message.activity, by: message.by };
  }
  const { channel, sender, content } = message;
  const said = { kind: 'message' as const, ...place, channel, sender, content };
  if (message.direction === 'outbound') {
    return { ...said, direction: 'outbound', author: message.author, delivery: deliveryView(message.delivery, at) };
  }
  const unread = isUnread(message, conversation);
  return { ...said, direction: 'inbound', author: { kind: 'customer' }, ...(unread ? { unread } : {}) };
}

function originOf({ key, segment }: Message, { items, segments }: Conversation): string | undefined {
  const item = items.find((each) => each.key === key);
  return item === undefined ? segments.find(({ id }) => id === segment)?.origin : item.origin;
}

/** It came, or was moved here late, after an agent last opened the panel. */
function isUnread({ key, storedAt }: Message, { readAt, items }: Conversation): boolean {
  const arrived = items.find((item) => item.key === key)?.since ?? storedAt;
  return readAt === undefined || arrived > readAt;
}

function deliveryView({ state, times, failure, parts }: Delivery, at: string): DeliveryView {
  return {
    state,
    since: times[state] ?? at,
    ...(parts === undefined ? {} : { parts }),
    ...(failure === undefined
      ? {}
      : {
          failure: {
            reason: failure.reason,
            ...(failure.description === undefined ? {} : { description: failure.description }),
          },
        }),
  };
}
