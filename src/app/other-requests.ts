import type { NamedRequest, OtherRequest } from '../contract/conversation-view';
import type { IssueAnswers, IssueInputs } from '../contract/issue';
import { isConversation, shownState, type Conversation } from '../domain/conversation';
import type { Customer } from '../domain/customer';
import type { Said } from '../domain/split';
import { refusalFor, TO_SEE, type Caller } from './authorise';
import { loadConversation } from './load-conversation';
import type { Ports } from './ports';
import type { SeenRequest } from './ports/requests';
import { threadPage, withRecent } from './thread-page';

/** What one page of the list shows, each with its last message. */
const PAGE = 10;
/** KVS reads 25 keys at once. */
const AT_ONCE = 25;
const SNIPPET = 160;

/** The customer's other requests that the person may see, newest first (design §2.6). */
export async function otherRequests(
  ports: Ports,
  caller: Caller,
  { search = '', after = 0 }: IssueInputs['others'],
): Promise<IssueAnswers['others']> {
  const [denied, loaded] = await Promise.all([
    refusalFor(ports, caller, TO_SEE),
    loadConversation(ports, caller.request),
  ]);
  if (denied !== undefined) return denied;
  if (loaded === undefined) return { code: 'no-conversation' };
  const ids = loaded.customer.conversations.filter((id) => id !== caller.request).reverse();
  const seen = new Map((await ports.person.find(ids)).map((request) => [request.id, request]));
  const allowed = await mayBeSeen(ports, [...seen.keys()]);
  const visible = ids.flatMap((id) => (allowed.has(id) ? (seen.get(id) ?? []) : []));
  const matching = visible.filter((request) => matches(request, search));
  const page = matching.slice(after, after + PAGE);
  const conversations = await readConversations(
    ports,
    page.map(({ id }) => id),
  );
  const requests = await Promise.all(
    page.flatMap((request) => {
      const conversation = conversations.get(request.id);
      return conversation === undefined ? [] : [describe(ports, request, conversation, loaded.customer)];
    }),
  );
  return { code: 'ok', requests, more: matching.length > after + PAGE, hidden: ids.length - visible.length };
}

/** What the person may see of requests that a view names by id. */
export async function nameRequests(
  ports: Ports,
  caller: Caller,
  { requests }: IssueInputs['names'],
): Promise<IssueAnswers['names']> {
  const [denied, seen] = await Promise.all([refusalFor(ports, caller, TO_SEE), ports.person.find(requests)]);
  return denied ?? { code: 'ok', requests: seen.map(namedRequest) };
}

export function namedRequest({ id, key, summary, status }: SeenRequest): NamedRequest {
  return { id, key, summary, status: status.name, category: status.category };
}

async function mayBeSeen(ports: Ports, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const missing = await ports.person.missing(ids, TO_SEE);
  return new Set(ids.filter((id) => missing.get(id)?.length === 0));
}

function matches({ key, summary }: SeenRequest, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return `${key} ${summary}`.toLowerCase().includes(wanted);
}

export async function readConversations(ports: Ports, ids: string[]): Promise<Map<string, Conversation>> {
  const batches: Promise<[string, Conversation][]>[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    batches.push(
      ports.store
        .read({ conversations: ids.slice(start, start + AT_ONCE) })
        .then(({ conversations }) =>
          [...conversations].flatMap(([id, record]): [string, Conversation][] =>
            isConversation(record) ? [[id, record]] : [],
          ),
        ),
    );
  }
  return new Map((await Promise.all(batches)).flat());
}

async function describe(
  ports: Ports,
  request: SeenRequest,
  conversation: Conversation,
  customer: Customer,
): Promise<OtherRequest> {
  const page = await withRecent(ports, await threadPage(ports, conversation, undefined), conversation, customer);
  const last = page.messages.findLast((message) => message.direction !== 'none');
  return {
    ...namedRequest(request),
    state: shownState(conversation, customer),
    openedAt: conversation.openedAt,
    ...(last === undefined ? {} : { lastMessage: snippet(last) }),
  };
}

function snippet({ at, direction, content }: Said): NonNullable<OtherRequest['lastMessage']> {
  const text = content.kind === 'text' ? content.text.replace(/\s+/g, ' ').slice(0, SNIPPET).toWellFormed() : '';
  return { at, direction, text };
}
