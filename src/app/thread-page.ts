import { shows, type Conversation } from '../domain/conversation';
import type { Customer } from '../domain/customer';
import { position, type Message } from '../domain/message';
import type { Ports } from './ports';
import { readMessages } from './read-messages';

/** About what fits on a screen; the panel sends its whole document at each change, so more would be slow. */
const PAGE = 30;

/** Items of one moment lie in no order here, so a few more than a page are read. */
const SPARE = 25;

export interface ThreadPage {
  /** Oldest first. */
  messages: Message[];
  hasEarlier: boolean;
}

/** The newest messages of a thread before a position: its segments less what is out, plus its items. */
export async function threadPage(
  ports: Ports,
  conversation: Conversation,
  before: string | undefined,
): Promise<ThreadPage> {
  const [segments, items] = await Promise.all([
    Promise.all(conversation.segments.map(({ id, out }) => newestShown(ports, id, new Set(out), before))),
    itemMessages(ports, conversation, before),
  ]);
  return pageOf([...segments.flat(), ...items].filter((message) => shows(conversation, message)));
}

/** Adds what the index does not show yet but the customer's record knows; costs a call only then. */
export async function withRecent(
  ports: Ports,
  page: ThreadPage,
  conversation: Conversation,
  customer: Customer,
): Promise<ThreadPage> {
  const known = new Set(page.messages.map((message) => message.key));
  const hidden = customer.recent.filter((message) => !known.has(message.key) && shows(conversation, message));
  // Older ones than the page are not hidden by the index: they are on an earlier page.
  const oldest = page.messages[0];
  const missing = hidden.filter((m) => !page.hasEarlier || oldest === undefined || position(m) > position(oldest));
  if (missing.length === 0) return page;
  const newest = missing.sort((a, b) => (position(a) < position(b) ? -1 : 1)).slice(-(PAGE + 1));
  const found = await readMessages(
    ports,
    newest.map((message) => message.key),
  );
  const merged = pageOf([...page.messages, ...found]);
  return { ...merged, hasEarlier: merged.hasEarlier || page.hasEarlier };
}

function pageOf(messages: Message[]): ThreadPage {
  const unique = new Map(messages.map((message) => [message.key, message]));
  const sorted = [...unique.values()].sort((a, b) => (position(a) < position(b) ? -1 : 1));
  return { messages: sorted.slice(-PAGE), hasEarlier: sorted.length > PAGE };
}

/** One more than a page, so that it shows whether there is more. What is out is skipped, page by page. */
async function newestShown(
  ports: Ports,
  segment: string,
  out: Set<string>,
  before: string | undefined,
): Promise<Message[]> {
  const found: Message[] = [];
  let from = before;
  for (;;) {
    const page = await ports.thread.newest(segment, from, PAGE + 1);
    found.push(...page.filter((message) => !out.has(message.key)));
    const oldest = page.at(-1);
    if (oldest === undefined || page.length <= PAGE || found.length > PAGE) return found.slice(0, PAGE + 1);
    from = position(oldest);
  }
}

async function itemMessages(ports: Ports, conversation: Conversation, before: string | undefined): Promise<Message[]> {
  const newestFirst = [...conversation.items].sort((a, b) => (a.at < b.at ? 1 : -1));
  const wanted = newestFirst.filter((item) => before === undefined || item.at <= before.slice(0, item.at.length));
  const found = await readMessages(
    ports,
    wanted.slice(0, PAGE + SPARE).map((item) => item.key),
  );
  return found.filter((message) => before === undefined || position(message) < before);
}
