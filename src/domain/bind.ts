import { autoReplyText, recentAutoReplies } from './auto-reply';
import type { Conversation, Reservation } from './conversation';
import { mainAddress, remember, type Claim, type Customer } from './customer';
import { sendingSince } from './delivery';
import {
  MARK_HOLDS,
  newJob,
  watchPause,
  type Job,
  type LinkJob,
  type OpenJob,
  type ReconcileJob,
  type SendJob,
} from './job';
import type { ActivityLine, InboundMessage, OutboundMessage } from './message';
import { noticeJob, recentOf } from './receive';
import type { Settings } from './settings';
import { MINUTE, plus, SECOND, type Instant } from './time';

/** Ids handed in; each is used at most once. */
export interface BindIds {
  activity: string;
  autoReply: string;
  sendJob: string;
  reconcileJob: string;
  linkJob: string;
  notice: string;
}

export interface Bound {
  customer: Customer;
  conversation: Conversation;
  messages: (ActivityLine | OutboundMessage)[];
  newJobs: Job[];
  /** The open job after binding: deleted, or a watch for requests of doubtful attempts. */
  openJob: 'deleted' | { watch: Job };
  send?: { message: OutboundMessage; job: SendJob };
}

/** A claim and the request that was opened for it become the customer's active conversation, with all that belongs to it. */
export function bind(
  customer: Customer,
  claim: Claim,
  reservation: Reservation,
  job: OpenJob,
  first: InboundMessage,
  settings: Settings,
  now: Instant,
  ids: BindIds,
): Bound {
  const conversation: Conversation = {
    request: reservation.request,
    version: reservation.version,
    customer: customer.key,
    openedAt: reservation.openedAt,
    state: 'open',
    segments: [{ id: claim.segment, out: [] }],
    items: claim.items,
    first: { key: first.key, at: first.at },
    category: { value: 'new', since: now },
    ...(claim.items.length === 0 ? {} : { lastOperation: { id: claim.id, kind: 'late-move', at: now } as const }),
  };
  const send = autoReply(customer, claim.segment, first, settings, now, ids);
  const previous = customer.conversations.at(-1);
  const { request } = reservation;
  const reconcile = newJob<ReconcileJob>({ id: ids.reconcileJob, kind: 'reconcile', request }, now);
  const link =
    previous === undefined
      ? []
      : [newJob<LinkJob>({ id: ids.linkJob, kind: 'link', request, previous, as: 'related' }, now)];
  // The comparison that follows shows that the customer waits: the notice is left with the note.
  const note = settings.noteAfterMinutes * MINUTE;
  const notice = { ...noticeJob(ids.notice, request, now), shown: true, due: plus(now, note) };
  const line = opened(customer, claim.segment, now, ids.activity);
  const messages = [line, ...(send === undefined ? [] : [send.message])];
  return {
    customer: {
      ...customer,
      recent: remember(customer.recent, messages.map(recentOf), now),
      active: {
        kind: 'request',
        request,
        segment: claim.segment,
        used: claim.items.length > 0,
        waiting: { since: claim.since, unopened: claim.since, noted: false },
      },
      conversations: [...customer.conversations, request],
      autoReplies: [...recentAutoReplies(customer, now), ...(send === undefined ? [] : [now])],
    },
    conversation,
    messages,
    newJobs: [reconcile, ...link, ...(note === 0 ? [] : [notice]), ...(send === undefined ? [] : [send.job])],
    openJob: job.doubtful.length === 0 && job.attempt <= 1 ? 'deleted' : { watch: watchFor(job, now) },
    ...(send === undefined ? {} : { send }),
  };
}

/** The same id: a job is converted in place, never deleted while an attempt may still be running. */
export function watchFor(job: OpenJob, now: Instant): Job {
  const running = job.phase.name === 'waiting' ? [] : [job.phase.attempt];
  return {
    id: job.id,
    version: job.version,
    kind: 'watch',
    customer: job.customer,
    claim: job.claim,
    doubtful: [...job.doubtful, ...running].slice(0, 20),
    attempt: 0,
    due: plus(now, watchPause(0) ?? MINUTE),
  };
}

function opened(customer: Customer, segment: string, now: Instant, key: string): ActivityLine {
  return {
    direction: 'none',
    key,
    version: 1,
    customer: customer.key,
    segment,
    at: now,
    storedAt: now,
    activity: { what: 'opened' },
    by: { kind: 'app' },
  };
}

function autoReply(
  customer: Customer,
  segment: string,
  first: InboundMessage,
  settings: Settings,
  now: Instant,
  ids: BindIds,
): Bound['send'] {
  const address = mainAddress(customer);
  const text = autoReplyText(settings, customer, first.at, now);
  if (text === undefined || address.kind !== 'phone') return undefined;
  // A millisecond later than the activity line, so that the thread reads in the order of things.
  const at = plus(now, 1);
  const message: OutboundMessage = {
    direction: 'outbound',
    key: ids.autoReply,
    version: 1,
    customer: customer.key,
    segment,
    at,
    storedAt: at,
    channel: first.channel,
    sender: first.sender,
    to: address.digits,
    author: { kind: 'automatic' },
    content: { kind: 'text', text },
    delivery: sendingSince(at),
    answers: first.at,
  };
  return { message, job: startedSendJob(ids.sendJob, customer.key, message.key, now) };
}

/** A send job written together with its message, already marked: the writer runs it at once, the sweep if it dies. */
export function startedSendJob(id: string, customer: string, message: string, now: Instant): SendJob {
  const due = plus(now, MARK_HOLDS + SECOND);
  return { id, version: 1, kind: 'send', customer, message, startedAt: now, since: now, attempt: 1, due };
}
