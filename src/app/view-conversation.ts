import type { ConversationView, ReplyView } from '../contract/conversation-view';
import type { IssueAnswers } from '../contract/issue';
import { isActive, isConversation, shownState, type Conversation } from '../domain/conversation';
import { mainAddress, type Customer } from '../domain/customer';
import { mask } from '../domain/masking';
import { undoable, UNDO_FOR } from '../domain/operation';
import type { Permission } from '../domain/permission';
import { plus } from '../domain/time';
import { ALL_RIGHTS, missingOn, TO_SEE, type Caller } from './authorise';
import { customerOf } from './load-conversation';
import { mayNotRead, openThread } from './may-read';
import { isChangeable } from './number/changeable';
import { viewNothing } from './number/view-nothing';
import type { Ports, SiteState } from './ports';
import { threadEntry } from './thread-entry';
import { threadPage, withRecent } from './thread-page';

/** Four platform calls in two rounds, whatever the thread's length (design §3.3). */
export async function viewConversation(ports: Ports, caller: Caller): Promise<IssueAnswers['view']> {
  // Before anything is read: what comes meanwhile counts as not shown.
  const asOf = ports.now();
  const [missing, { conversations, customer: remembered }, site] = await Promise.all([
    missingOn(ports, caller.request, ALL_RIGHTS),
    ports.store.read({ conversations: [caller.request], customerOf: caller.request }),
    ports.site.current(),
  ]);
  const record = conversations.get(caller.request);
  const conversation = isConversation(record) ? record : undefined;
  const refusal = await mayNotRead(ports, site, missing, conversation);
  if (refusal !== undefined) return refusal;
  if (conversation === undefined) return { code: 'ok', view: await viewNothing(ports, caller, missing) };
  const [customer, indexed] = await Promise.all([
    customerOf(ports, conversation, remembered),
    threadPage(ports, conversation, undefined),
  ]);
  if (customer === undefined) return { code: 'ok', view: await viewNothing(ports, caller, missing) };
  const page = await withRecent(ports, indexed, conversation, customer);
  const { active } = customer;
  const waiting = active.kind === 'request' && isActive(conversation, customer) ? active.waiting : undefined;
  const view: ConversationView = {
    kind: 'conversation',
    state: shownState(conversation, customer),
    customer: {
      address: mask(mainAddress(customer)),
      ...(customer.name === undefined ? {} : { name: customer.name }),
      changeable: isChangeable(customer),
    },
    reply: replyView(conversation, customer, site, missing),
    missing: missing.filter((permission) => !TO_SEE.includes(permission)),
    ...standing(conversation, customer, asOf),
    ...(waiting === undefined ? {} : { waitingSince: waiting.since }),
    unsentComments: conversation.state === 'merged' ? [] : (conversation.comments?.unsent ?? []),
    replyTexts: site.settings.replyTexts,
    thread: page.messages.map((message) => threadEntry(message, conversation)),
    hasEarlier: page.hasEarlier,
    asOf,
    live: site.keyedHash('live-customer', customer.key),
  };
  return { code: 'ok', view };
}

type Standing = Pick<ConversationView, 'otherActive' | 'readOnly' | 'merged' | 'undo' | 'follows'>;

/** How the conversation stands to others. */
function standing(conversation: Conversation, customer: Customer, now: string): Standing {
  const { active, conversations } = customer;
  const { readOnly, request, lastOperation } = conversation;
  const operation = undoable(lastOperation, now);
  const follows = conversations[conversations.indexOf(request) - 1];
  return {
    ...(active.kind === 'request' && active.request !== request ? { otherActive: active.request } : {}),
    ...(readOnly === undefined ? {} : { readOnly }),
    ...(conversation.state === 'merged' ? { merged: conversation.merged } : {}),
    ...(operation === undefined
      ? {}
      : {
          undo: {
            kind: operation.kind,
            result: operation.result,
            sources: operation.sources,
            by: operation.by,
            at: operation.at,
            until: plus(operation.at, UNDO_FOR),
          },
        }),
    // A request that was made by a split, or took others in, stands by itself.
    ...(follows === undefined || lastOperation !== undefined || conversation.state !== 'open' ? {} : { follows }),
  };
}

/** An older page, for "show earlier". */
export async function viewEarlier(ports: Ports, caller: Caller, before: string): Promise<IssueAnswers['earlier']> {
  const opened = await openThread(ports, caller);
  if (opened.code !== 'open') return opened;
  const { conversation } = opened;
  const page = await threadPage(ports, conversation, before);
  return {
    code: 'ok',
    entries: page.messages.map((message) => threadEntry(message, conversation)),
    hasEarlier: page.hasEarlier,
  };
}

export function replyView(
  conversation: Conversation,
  customer: Customer,
  { settings, apiKey }: SiteState,
  missing: Permission[],
): ReplyView {
  const state = shownState(conversation, customer);
  if (conversation.readOnly !== undefined && state !== 'merged') return { open: false, because: 'read-only' };
  if (state === 'paused' && customer.active.kind === 'claim') return { open: false, because: 'opening' };
  if (state !== 'active') return { open: false, because: state };
  if (missing.includes('ADD_COMMENTS')) return { open: false, because: 'no-right-to-reply' };
  if (mainAddress(customer).kind !== 'phone') return { open: false, because: 'cannot-be-answered' };
  if (settings.sms === undefined || apiKey === undefined) return { open: false, because: 'not-configured' };
  return { open: true, channel: 'sms', sender: settings.sms.sender };
}
