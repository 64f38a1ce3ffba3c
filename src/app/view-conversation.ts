import type { ConversationView, NoConversationView, ReplyView } from '../contract/conversation-view';
import type { IssueAnswers } from '../contract/issue';
import type { CommonRefusal } from '../contract/refusal';
import type { Permission } from '../domain/permission';
import { isConversation, shownState, type Conversation } from '../domain/conversation';
import { mainAddress, type Customer } from '../domain/customer';
import { mask } from '../domain/masking';
import { TO_REPLY, TO_SEE, type Caller } from './authorise';
import type { Ports, SiteState } from './ports';
import { threadEntry } from './thread-entry';
import { threadPage, withRecent } from './thread-page';

type View = ConversationView | NoConversationView;

/** Four platform calls in two rounds, whatever the thread's length (design §3.3). */
export async function viewConversation(ports: Ports, caller: Caller): Promise<IssueAnswers['view']> {
  const [missing, { conversations }, site] = await Promise.all([
    ports.requests.missingForPerson(caller.request, TO_REPLY),
    ports.store.read({ conversations: [caller.request] }),
    ports.site.current(),
  ]);
  const refusal = mayNotSee(missing);
  if (refusal !== undefined) return refusal;
  const conversation = conversations.get(caller.request);
  if (!isConversation(conversation)) return { code: 'ok', view: nothing(site, caller) };
  const [{ customer }, indexed] = await Promise.all([
    ports.store.read({ customer: conversation.customer }),
    threadPage(ports, conversation, undefined),
  ]);
  if (customer === undefined) return { code: 'ok', view: nothing(site, caller) };
  const page = await withRecent(ports, indexed, conversation, customer);
  const state = shownState(conversation, customer);
  const view: ConversationView = {
    kind: 'conversation',
    state,
    customer: { address: mask(mainAddress(customer)), ...(customer.name === undefined ? {} : { name: customer.name }) },
    reply: replyView(conversation, customer, site, missing),
    thread: page.messages.map(threadEntry),
    hasEarlier: page.hasEarlier,
    live: site.keyedHash('live-customer', customer.key),
  };
  return { code: 'ok', view };
}

/** An older page, for "show earlier". */
export async function viewEarlier(ports: Ports, caller: Caller, before: string): Promise<IssueAnswers['earlier']> {
  const [missing, { conversations }] = await Promise.all([
    ports.requests.missingForPerson(caller.request, TO_SEE),
    ports.store.read({ conversations: [caller.request] }),
  ]);
  const refusal = mayNotSee(missing);
  if (refusal !== undefined) return refusal;
  const conversation = conversations.get(caller.request);
  if (!isConversation(conversation)) return { code: 'no-conversation' };
  const page = await threadPage(ports, conversation, before);
  return { code: 'ok', entries: page.messages.map(threadEntry), hasEarlier: page.hasEarlier };
}

export function replyView(
  conversation: Conversation,
  customer: Customer,
  { settings, apiKey }: SiteState,
  missing: Permission[],
): ReplyView {
  const state = shownState(conversation, customer);
  if (state !== 'active') return { open: false, because: state };
  if (missing.includes('ADD_COMMENTS')) return { open: false, because: 'no-right-to-reply' };
  if (mainAddress(customer).kind !== 'phone') return { open: false, because: 'cannot-be-answered' };
  if (settings.sms === undefined || apiKey === undefined) return { open: false, because: 'not-configured' };
  return { open: true, channel: 'sms', sender: settings.sms.sender };
}

function mayNotSee(missing: Permission[]): CommonRefusal | undefined {
  const lacking = missing.filter((permission) => TO_SEE.includes(permission));
  return lacking.length === 0 ? undefined : { code: 'no-permission', missing: lacking };
}

function nothing(site: SiteState, caller: Caller): View {
  return { kind: 'no-conversation', live: site.keyedHash('live-request', caller.request) };
}
