import { remember, type Claim, type Customer, type RecentMessage } from './customer';
import type { NoticeJob, OpenJob } from './job';
import type { Arrival, InboundMessage, Message } from './message';
import { MINUTE, plus, type Instant } from './time';
import { isAttended, waitsOn } from './waiting';

/** Ids for a claim, used only if the arrivals open a request. */
export interface ClaimIds {
  claim: string;
  segment: string;
}

/** The further id is used only if the customer begins to wait. */
export interface ReceiveIds extends ClaimIds {
  notice: string;
}

export interface Received {
  customer: Customer;
  messages: InboundMessage[];
  /** Set when a claim was made: the job shares the claim's transaction. */
  job?: OpenJob;
  /** Set when the customer begins to wait in the active conversation. */
  notice?: NoticeJob;
  /** An agent was here a moment ago, and is told before the notice is. */
  attended: boolean;
}

/**
 * Where new messages of one customer belong (design §2.2): the active request, the claim of a request being opened, or
 * a new claim. `arrivals` are not known yet and lie in no order.
 */
export function receive(customer: Customer, arrivals: Arrival[], now: Instant, ids: ReceiveIds): Received {
  const claim = customer.active.kind === 'none' ? newClaim(ids, now, []) : undefined;
  const active = claim ?? customer.active;
  if (active.kind === 'none') throw new Error('unreachable: a claim was just made');
  const waiting = active.kind === 'request' ? waitsOn(active.waiting, now) : undefined;
  const begins = active.kind === 'request' && waiting !== active.waiting;
  const messages = arrivals.map((arrival) => inbound(customer, arrival, active.segment, now));
  return {
    customer: {
      ...customer,
      ...nameFrom(customer, arrivals),
      active: active.kind === 'request' ? { ...active, used: true, waiting } : active,
      recent: remember(customer.recent, messages.map(recentOf), now),
      lastInbound: lastInbound(customer, arrivals),
      lastContact: now,
    },
    messages,
    ...(claim === undefined ? {} : { job: openJob(customer.key, claim, now) }),
    ...(begins ? { notice: noticeJob(ids.notice, active.request, now) } : {}),
    attended: isAttended(customer, now),
  };
}

export function newClaim(ids: ClaimIds, now: Instant, items: Claim['items']): Claim {
  return { kind: 'claim', id: ids.claim, segment: ids.segment, attempt: 0, since: now, items };
}

/** The job's id is the claim's: a claim never has two. */
export function openJob(customer: string, claim: Claim, now: Instant): OpenJob {
  return {
    id: claim.id,
    version: 1,
    kind: 'open',
    customer,
    claim: claim.id,
    phase: { name: 'waiting' },
    doubtful: [],
    attempt: 0,
    due: plus(now, MINUTE),
  };
}

export function noticeJob(id: string, request: string, now: Instant): NoticeJob {
  return { id, version: 1, kind: 'notice', request, shown: false, attempt: 0, due: now };
}

/** Where an operation gave the turn to another request, the notice of what nobody has opened goes on there. */
export function noticeThatFollows({ active }: Customer, id: string, now: Instant): NoticeJob[] {
  if (active.kind !== 'request' || active.waiting?.unopened === undefined) return [];
  return [{ ...noticeJob(id, active.request, now), shown: true }];
}

function inbound(customer: Customer, arrival: Arrival, segment: string, now: Instant): InboundMessage {
  const { key, providerId, channel, sender, at, content, parts } = arrival;
  const owner = customer.key;
  return {
    direction: 'inbound',
    version: 1,
    key,
    customer: owner,
    segment,
    at,
    storedAt: now,
    channel,
    sender,
    providerId,
    content,
    parts,
  };
}

/** The entry that makes a message visible before the index shows it. */
export function recentOf({ key, at, storedAt, segment, direction }: Message): RecentMessage {
  return { key, at, storedAt, segment, inbound: direction === 'inbound' };
}

/** Names from a profile fill a gap; they never overwrite what is there. */
function nameFrom(customer: Customer, arrivals: Arrival[]): { name?: string } {
  const name = customer.name ?? arrivals.find((a) => a.name !== undefined && a.name.trim() !== '')?.name;
  return name === undefined ? {} : { name };
}

function lastInbound(customer: Customer, arrivals: Arrival[]): Customer['lastInbound'] {
  const latest = new Map(customer.lastInbound.map((entry) => [`${entry.channel} ${entry.sender}`, entry]));
  for (const { channel, sender, at } of arrivals) {
    const known = latest.get(`${channel} ${sender}`);
    if (known === undefined || known.at < at) latest.set(`${channel} ${sender}`, { channel, sender, at });
  }
  return [...latest.values()].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 20);
}
