import type { DeliveryView, ThreadEntry } from '../contract/conversation-view';
import type { Delivery } from '../domain/delivery';
import { position, type Message } from '../domain/message';

/** A message as the panel shows it: no provider ids, no numbers. */
export function threadEntry(message: Message): ThreadEntry {
  const { key, at } = message;
  const place = { key, at, position: position(message) };
  if (message.direction === 'none') {
    return { kind: 'activity', ...place, activity: message.activity, by: message.by };
  }
  const { channel, sender, content } = message;
  const said = { kind: 'message' as const, ...place, channel, sender, content };
  if (message.direction === 'inbound') return { ...said, direction: 'inbound', author: { kind: 'customer' } };
  return { ...said, direction: 'outbound', author: message.author, delivery: deliveryView(message.delivery, at) };
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
