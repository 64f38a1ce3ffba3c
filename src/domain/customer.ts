import type { Address } from './address';
import { between, MINUTE, type Instant } from './time';
import type { Waiting } from './waiting';

export type Channel = 'sms' | 'whatsapp' | 'viber';

/** The mark that a customer's next request is being opened. `items` are late messages that go there (design §2.2). */
export interface Claim {
  kind: 'claim';
  id: string;
  segment: string;
  /** How often a create call was begun. */
  attempt: number;
  since: Instant;
  items: Item[];
}

/** The request whose conversation sends and receives. */
export interface ActiveRequest {
  kind: 'request';
  request: string;
  segment: string;
  /** A message came or left since the last operation. */
  used: boolean;
  waiting?: Waiting | undefined;
}

/** What is active is decided here alone: an open conversation that is not named here is paused. */
export type Active = { kind: 'none' } | Claim | ActiveRequest;

/** A message that a conversation shows apart from its segments; `since` for late-moved ones. */
export interface Item {
  key: string;
  at: Instant;
  since?: Instant | undefined;
  /** The request that it was written in, where that is another one. */
  origin?: string | undefined;
}

/** Covers what index queries may not show yet. */
export interface RecentMessage {
  key: string;
  at: Instant;
  storedAt: Instant;
  segment: string;
  inbound: boolean;
}

export interface Customer {
  key: string;
  version: number;
  addresses: Address[];
  name?: string | undefined;
  /** An agent added the number on a request; until something comes from it, agents may change and remove it. */
  addedBy?: { accountId: string; at: Instant } | undefined;
  /** The JSM customer that this customer is known to be, by account id. */
  linked?: string | undefined;
  active: Active;
  /** Request ids, oldest first. */
  conversations: string[];
  /** Requests that are gone and wait for erasure. */
  removed: string[];
  recent: RecentMessage[];
  lastInbound: { channel: Channel; sender: string; at: Instant }[];
  lastContact: Instant;
  /** When an agent last replied, or opened the panel of the active request. */
  attendedAt?: Instant | undefined;
  /** When auto-replies went out, the last 24 hours. */
  autoReplies: Instant[];
}

const RECENT_FOR = 5 * MINUTE;
const RECENT_AT_MOST = 200;

export function newCustomer(key: string, address: Address, now: Instant): Customer {
  return {
    key,
    version: 1,
    addresses: [address],
    active: { kind: 'none' },
    conversations: [],
    removed: [],
    recent: [],
    lastInbound: [],
    lastContact: now,
    autoReplies: [],
  };
}

export function remember(recent: RecentMessage[], added: RecentMessage[], now: Instant): RecentMessage[] {
  return [...recent, ...added].filter((m) => between(m.storedAt, now) <= RECENT_FOR).slice(-RECENT_AT_MOST);
}

/** True while `recent` holds every message stored since `since`, so that no index query is needed. */
export function recentCovers(customer: Customer, since: Instant, now: Instant): boolean {
  return between(since, now) < RECENT_FOR && customer.recent.length < RECENT_AT_MOST;
}

/** The customer's first address: what messages are sent to. */
export function mainAddress(customer: Customer): Address {
  return customer.addresses[0] ?? { kind: 'word', text: '' };
}
