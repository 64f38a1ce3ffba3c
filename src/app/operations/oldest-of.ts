import type { Conversation } from '../../domain/conversation';
import { position, type InboundMessage, type Message } from '../../domain/message';
import type { Ports } from '../ports';

/**
 * The customer's earliest message in any of these conversations: the description of the request that unites them.
 * @returns undefined when the customer has said nothing yet
 */
export async function oldestOf(ports: Ports, conversations: Conversation[]): Promise<InboundMessage | undefined> {
  const known = conversations.flatMap(({ first }) => first?.key ?? []);
  const unknown = conversations.filter(({ first }) => first === undefined);
  const [read, looked] = await Promise.all([
    known.length === 0 ? undefined : ports.store.read({ messages: known }),
    Promise.all(unknown.map((conversation) => look(ports, conversation))),
  ]);
  const found = [...(read?.messages.values() ?? []), ...looked.flat()].filter(isInbound);
  return found.sort((a, b) => (position(a) < position(b) ? -1 : 1))[0];
}

/** Where an operation took the first message away, the thread itself says which is the first now. */
async function look(ports: Ports, { segments, items }: Conversation): Promise<Message[]> {
  const earliest = [...items].sort((a, b) => (a.at < b.at ? -1 : 1)).slice(0, 20);
  const [inSegments, asItems] = await Promise.all([
    Promise.all(segments.map(({ id, out }) => ports.thread.oldest(id, out))),
    earliest.length === 0 ? undefined : ports.store.read({ messages: earliest.map(({ key }) => key) }),
  ]);
  return [...inSegments.filter((message) => message !== undefined), ...(asItems?.messages.values() ?? [])];
}

function isInbound(message: Message): message is InboundMessage {
  return message.direction === 'inbound';
}
