import type { Instant } from './time';

export type DeliveryState = 'sending' | 'unknown' | 'sent' | 'delivered' | 'seen' | 'failed';

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

const RANK: Record<Exclude<DeliveryState, 'failed'>, number> = {
  sending: 0,
  unknown: 1,
  sent: 2,
  delivered: 3,
  seen: 4,
};

export function sendingSince(at: Instant): Delivery {
  return { state: 'sending', times: { sending: at } };
}

/**
 * Delivery only moves forward; every time stamp is kept, the first of each state; duplicates change nothing (design §2.5).
 * `failed` is final unless a newer report by the provider says otherwise, and never replaces `seen` or a newer success.
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
    if (news.by === 'us') return RANK[delivery.state] < RANK.sent;
    return delivery.state !== 'seen' && isNewer(news.at, delivery.reportedAt);
  }
  return RANK[news.state] > RANK[delivery.state];
}

function withState(delivery: Delivery, news: DeliveryNews): Delivery {
  const { failure: _former, ...rest } = delivery;
  return { ...rest, state: news.state, ...(news.failure === undefined ? {} : { failure: news.failure }) };
}

function isNewer(at: Instant, than: Instant | undefined): boolean {
  return than === undefined || at > than;
}
