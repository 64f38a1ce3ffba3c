import type { IssueAnswers, IssueInputs } from '../contract/issue';
import { position, type Message } from '../domain/message';
import type { Caller } from './authorise';
import { openThread } from './may-read';
import type { Ports } from './ports';
import { threadEntry } from './thread-entry';
import { threadPage } from './thread-page';

/** What one call looks through: some hundred messages, well within a resolver's time. */
const PAGES = 12;
const ENOUGH = 20;

/** Messages that contain a text, newest first, whatever the case; `next` goes on further back. */
export async function searchThread(
  ports: Ports,
  caller: Caller,
  { text, before }: IssueInputs['search'],
): Promise<IssueAnswers['search']> {
  const opened = await openThread(ports, caller);
  if (opened.code !== 'open') return opened;
  const { conversation } = opened;
  const found: Message[] = [];
  let from = before;
  for (let pages = 0; pages < PAGES && found.length < ENOUGH; pages += 1) {
    const { messages, hasEarlier } = await threadPage(ports, conversation, from);
    found.push(...messages.filter((message) => contains(message, text)).reverse());
    const [oldest] = messages;
    from = hasEarlier && oldest !== undefined ? position(oldest) : undefined;
    if (from === undefined) break;
  }
  return {
    code: 'ok',
    entries: found.map((message) => threadEntry(message, conversation)),
    ...(from === undefined ? {} : { next: from }),
  };
}

function contains(message: Message, text: string): boolean {
  if (message.direction === 'none' || message.content.kind !== 'text') return false;
  return plain(message.content.text).includes(plain(text));
}

/** Accents and case make no difference to whoever looks for something. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
