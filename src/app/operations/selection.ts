import { shows, type Conversation } from '../../domain/conversation';
import { position, type Message } from '../../domain/message';
import { SPLIT_AT_MOST } from '../../domain/operation';
import { select, type Selection, type SplitProblem } from '../../domain/split';
import type { Loaded } from '../load-conversation';
import type { Ports } from '../ports';
import { readMessages } from '../read-messages';

/** What one query answers at most: the newest messages come by query, the others by their keys. */
const PAGE = 100;

/**
 * The selected messages as the thread shows them, and whether something else stays. What a message is and where it was
 * written never changes, so the lagging index may tell it; what it does not show yet is read strictly.
 */
export async function readSelection(
  ports: Ports,
  { conversation, customer }: Pick<Loaded, 'conversation' | 'customer'>,
  wanted: string[],
): Promise<Selection | SplitProblem> {
  const keys = new Set(wanted);
  if (keys.size > SPLIT_AT_MOST) return { code: 'too-many', most: SPLIT_AT_MOST };
  const indexed = await newestOf(ports, conversation, keys);
  const known = new Set(indexed.map(({ key }) => key));
  const others = await readMessages(
    ports,
    [...keys].filter((key) => !known.has(key)),
  );
  const found = [...indexed, ...others].filter(({ key }) => keys.has(key));
  const somethingStays =
    conversation.items.some(({ key }) => !keys.has(key)) ||
    customer.recent.some((message) => message.inbound && shows(conversation, message) && !keys.has(message.key)) ||
    indexed.some((message) => message.direction !== 'none' && !keys.has(message.key));
  return select(
    wanted,
    found.filter((message) => shows(conversation, message)),
    somethingStays,
  );
}

/** Goes back until something is found that stays, or everything was seen. */
async function newestOf(ports: Ports, conversation: Conversation, keys: Set<string>): Promise<Message[]> {
  const found = await Promise.all(
    conversation.segments.map(async ({ id }) => {
      const messages: Message[] = [];
      let before: string | undefined;
      for (;;) {
        const page = await ports.thread.newest(id, before, PAGE);
        const shown = page.filter((message) => shows(conversation, message));
        messages.push(...shown);
        const oldest = page.at(-1);
        const stays = shown.some((message) => message.direction !== 'none' && !keys.has(message.key));
        if (stays || oldest === undefined || page.length < PAGE) return messages;
        before = position(oldest);
      }
    }),
  );
  return found.flat();
}
