import type { IssueAnswers, IssueInputs } from '../contract/issue';
import { isConversation } from '../domain/conversation';
import { position, type Message } from '../domain/message';
import { missingOn, TO_SEE, type Caller } from './authorise';
import { mayNotRead } from './may-read';
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
  const [missing, { conversations }, site] = await Promise.all([
    missingOn(ports, caller.request, TO_SEE),
    ports.store.read({ conversations: [caller.request] }),
    ports.site.current(),
  ]);
  const record = conversations.get(caller.request);
  const conversation = isConversation(record) ? record : undefined;
  const refusal = await mayNotRead(ports, site, missing, conversation);
  if (refusal !== undefined) return refusal;
  if (conversation === undefined) return { code: 'no-conversation' };
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
