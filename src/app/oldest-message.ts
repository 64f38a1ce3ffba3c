import type { Claim, Customer } from '../domain/customer';
import { position, type InboundMessage, type Message } from '../domain/message';
import type { Ports } from './ports';

/**
 * The earliest message by provider time of those that the claim's request will show: its description (design §2.3).
 * The index may not show the youngest ones, so the customer's `recent` and the claim's items count as well.
 * @param recentSuffices true when `recent` is known to hold every message of the claim
 */
export async function oldestMessage(
  ports: Ports,
  customer: Customer,
  claim: Claim,
  recentSuffices: boolean,
): Promise<InboundMessage> {
  const known = [...customer.recent.filter((m) => m.inbound && m.segment === claim.segment), ...claim.items];
  const earliestKnown = known.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1))[0];
  const [read, indexed] = await Promise.all([
    earliestKnown === undefined ? undefined : ports.store.read({ messages: [earliestKnown.key] }),
    recentSuffices && earliestKnown !== undefined ? undefined : ports.thread.oldest(claim.segment),
  ]);
  const found = [...(read?.messages.values() ?? []), indexed].filter(isInbound);
  const first = found.sort((a, b) => (position(a) < position(b) ? -1 : 1))[0];
  if (first === undefined) throw new Error('no message of the claim is visible yet');
  return first;
}

function isInbound(message: Message | undefined): message is InboundMessage {
  return message?.direction === 'inbound';
}
