import type { Instant } from './time';

export type DeliveryState = 'sending' | 'unknown' | 'sent' | 'delivered' | 'seen' | 'failed';

/** Why a message failed, for words in the panel; `unknown-reason` shows the provider's own description. */
export type FailureReason =
  | 'number-invalid'
  | 'number-not-in-use'
  | 'phone-unreachable'
  | 'recipient-blocked'
  | 'opted-out'
  | 'no-credit'
  | 'sender-not-registered'
  | 'route-not-available'
  | 'too-long'
  | 'too-many-messages'
  | 'content-blocked'
  | 'expired'
  | 'key-refused'
  | 'not-configured'
  | 'too-late'
  | 'provider-unreachable'
  | 'provider-problem'
  | 'unknown-reason';

/** Refusals that depend on the account and the hour: they say nothing about an earlier try of the same message. */
const OF_THE_MOMENT: ReadonlySet<FailureReason> = new Set([
  'no-credit',
  'too-many-messages',
  'key-refused',
  'not-configured',
  'too-late',
  'provider-unreachable',
  'provider-problem',
]);

/** May a message that was refused now have got through at an earlier, unclear try? */
export function leavesDoubt({ reason }: Failure): boolean {
  return OF_THE_MOMENT.has(reason);
}

export interface Failure {
  reason: FailureReason;
  /** The provider's own text. */
  description?: string | undefined;
}

export interface Delivery {
  state: DeliveryState;
  /** When each state was reached, as far as anybody said so. */
  times: Partial<Record<DeliveryState, Instant>>;
  failure?: Failure | undefined;
  /** Provider time of the newest report. */
  reportedAt?: Instant | undefined;
  parts?: number | undefined;
  price?: { amount: number; currency: string } | undefined;
}

/** What somebody learned about a message: the sending side (`by: 'us'`) or a provider's report. */
export interface DeliveryNews {
  state: Exclude<DeliveryState, 'sending'>;
  at: Instant;
  by: 'us' | 'provider';
  failure?: Failure | undefined;
  parts?: number | undefined;
  price?: Delivery['price'];
}

const FORWARD = ['sending', 'unknown', 'sent', 'delivered', 'seen'] as const;
type Progress = (typeof FORWARD)[number];

function rank(state: Progress): number {
  return FORWARD.indexOf(state);
}

export function sendingSince(at: Instant): Delivery {
  return { state: 'sending', times: { sending: at } };
}

/**
 * Delivery only moves forward; every time stamp is kept, the first of each state; duplicates change nothing (design §2.5).
 * `failed` is final unless a newer report by the provider says otherwise, and never replaces `seen` or a newer success.
 * A report that arrives late counts by its own time, so that the order of arrival does not decide (reference infobip.md §8.2).
 * @returns the same object when nothing was learned
 */
export function advance(delivery: Delivery, news: DeliveryNews): Delivery {
  const learned: Delivery = {
    ...delivery,
    times: { ...delivery.times, [news.state]: delivery.times[news.state] ?? news.at },
    ...(news.parts === undefined ? {} : { parts: news.parts }),
    ...(news.price === undefined ? {} : { price: news.price }),
    ...(news.by === 'provider' && isNewer(news.at, delivery.reportedAt) ? { reportedAt: news.at } : {}),
  };
  const next = movesOn(delivery, news) ? withState(learned, news) : learned;
  return JSON.stringify(next) === JSON.stringify(delivery) ? delivery : next;
}

function movesOn(delivery: Delivery, news: DeliveryNews): boolean {
  if (delivery.state === 'failed') {
    return news.state !== 'failed' && news.by === 'provider' && isNewer(news.at, delivery.reportedAt);
  }
  if (news.state === 'failed') {
    if (news.by === 'us') return rank(delivery.state) < rank('sent');
    return delivery.state !== 'seen' && !isOlder(news.at, delivery.reportedAt);
  }
  return rank(news.state) > rank(delivery.state);
}

function withState(delivery: Delivery, news: DeliveryNews): Delivery {
  const { failure: _former, ...rest } = delivery;
  const state = news.state === 'failed' ? 'failed' : furthest(delivery);
  return { ...rest, state, ...(news.failure === undefined ? {} : { failure: news.failure }) };
}

/** A message that a newer report brings back from a failure is where it had come to before. */
function furthest({ times }: Delivery): Progress {
  return FORWARD.findLast((state) => times[state] !== undefined) ?? 'sending';
}

function isNewer(at: Instant, than: Instant | undefined): boolean {
  return than === undefined || at > than;
}

function isOlder(at: Instant, than: Instant | undefined): boolean {
  return than !== undefined && at < than;
}
