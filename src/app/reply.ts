import type { IssueAnswers, IssueInputs, ReplyRefusal } from '../contract/issue';
import { isConversation, writingSegment, type Conversation } from '../domain/conversation';
import { newJob, type ShowJob } from '../domain/job';
import { mainAddress, remember, type Customer } from '../domain/customer';
import { startedSendJob } from '../domain/bind';
import { sendingSince } from '../domain/delivery';
import type { SendJob } from '../domain/job';
import type { OutboundMessage } from '../domain/message';
import { recentOf } from '../domain/receive';
import { measureSms, smsBytes, smsIsTooLong } from '../domain/sms-length';
import { refusalFor, TO_REPLY, type Caller } from './authorise';
import { decide, type Round } from './decide';
import type { Ports } from './ports';
import { sendNow } from './send-message';
import { replyView } from './view-conversation';

type Accepted = { message: OutboundMessage; job: SendJob; show?: ShowJob } | { known: string } | ReplyRefusal;

/** What is to be said, and which earlier message it sends anew. */
export interface Draft {
  key: string;
  text: string;
  resendOf?: string;
}

/**
 * Accepts an agent's reply and sends it in the same invocation; the sweep finds it if the process dies. The form's id
 * makes the message's: a double click is one message. The state is checked when the reply is accepted.
 */
export async function reply(ports: Ports, caller: Caller, input: IssueInputs['reply']): Promise<IssueAnswers['reply']> {
  if (input.attachment !== undefined) return { code: 'media-not-on-sms' };
  const refusal = textRefusal(input.text);
  if (refusal !== undefined) return refusal;
  const [denied, { conversations }] = await Promise.all([
    refusalFor(ports, caller, TO_REPLY),
    ports.store.read({ conversations: [caller.request], customerOf: caller.request }),
  ]);
  if (denied !== undefined) return denied;
  const conversation = conversations.get(caller.request);
  if (!isConversation(conversation)) return { code: 'no-conversation' };
  return say(ports, caller, conversation, { key: input.id, text: input.text }, input.sender);
}

function isWaiting({ active }: Customer): boolean {
  return active.kind === 'request' && active.waiting !== undefined;
}

/** Stores the message with its send job, conditional on the conversation still being active, and sends it. */
export async function say(
  ports: Ports,
  caller: Caller,
  conversation: Conversation,
  draft: Draft,
  sender?: string,
): Promise<IssueAnswers['reply']> {
  const jobId = ports.newId();
  const accepted = await decide(() => accept(ports, caller, conversation, draft, jobId, sender));
  if ('code' in accepted) return accepted;
  if ('known' in accepted) return { code: 'ok', message: accepted.known };
  await sendNow(ports, accepted.job, accepted.message, { show: accepted.show });
  return { code: 'ok', message: accepted.message.key };
}

async function accept(
  ports: Ports,
  caller: Caller,
  conversation: Conversation,
  draft: Draft,
  jobId: string,
  sender: string | undefined,
): Promise<Round<Accepted>> {
  const { customer, messages, jobs } = await ports.store.read({
    customer: conversation.customer,
    messages: [draft.key],
    jobs: [jobId],
  });
  if (customer === undefined) return { done: { code: 'no-conversation' } };
  const before = messages.get(draft.key);
  const ours = jobs.get(jobId);
  // Our own write of the round before, whose answer was lost: it is to be sent by nobody else.
  if (before?.direction === 'outbound' && ours?.kind === 'send') return { done: { message: before, job: ours } };
  if (before !== undefined) {
    return { done: before.customer === customer.key ? { known: before.key } : { code: 'message-not-found' } };
  }
  const site = await ports.site.current();
  const view = replyView(conversation, customer, site, []);
  if (!view.open) return { done: { code: 'reply-closed', because: view.because } };
  if (sender !== undefined && sender !== view.sender) return { done: { code: 'channel-not-available' } };
  const message = outbound(ports, caller, conversation, customer, draft, view.sender);
  const job = startedSendJob(jobId, customer.key, message.key, message.storedAt);
  const show = isWaiting(customer)
    ? newJob<ShowJob>({ id: ports.newId(), kind: 'show', request: conversation.request }, message.storedAt)
    : undefined;
  const committed = await ports.store.commit([
    { put: 'customer', value: afterReply(customer, message) },
    { put: 'add-message', value: message },
    { put: 'add-job', value: job },
    ...(show === undefined ? [] : [{ put: 'add-job', value: show } as const]),
  ]);
  return committed === 'committed' ? { done: { message, job, ...(show === undefined ? {} : { show }) } } : 'conflict';
}

function outbound(
  ports: Ports,
  caller: Caller,
  conversation: Conversation,
  customer: Customer,
  draft: Draft,
  sender: string,
): OutboundMessage {
  const now = ports.now();
  const address = mainAddress(customer);
  if (address.kind !== 'phone') throw new Error('a reply is open only to phone numbers');
  const { active } = customer;
  return {
    direction: 'outbound',
    key: draft.key,
    version: 1,
    customer: customer.key,
    segment: active.kind === 'request' ? active.segment : writingSegment(conversation),
    at: now,
    storedAt: now,
    channel: 'sms',
    sender,
    to: address.digits,
    author: { kind: 'agent', accountId: caller.accountId },
    content: { kind: 'text', text: draft.text },
    delivery: sendingSince(now),
    ...(draft.resendOf === undefined ? {} : { resendOf: draft.resendOf }),
  };
}

function afterReply(customer: Customer, message: OutboundMessage): Customer {
  const { active } = customer;
  return {
    ...customer,
    // The customer waits no more.
    active: active.kind === 'request' ? { ...active, used: true, waiting: undefined } : active,
    recent: remember(customer.recent, [recentOf(message)], message.storedAt),
    lastContact: message.storedAt,
    attendedAt: message.storedAt,
  };
}

export function textRefusal(text: string): ReplyRefusal | undefined {
  if (text.trim() === '') return { code: 'text-empty' };
  const length = measureSms(text);
  return smsIsTooLong(length) ? { code: 'text-too-long', parts: length.parts, bytes: smsBytes(length) } : undefined;
}
