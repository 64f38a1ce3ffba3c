import { canonical, isSameAddress, readAddress, type Address } from '../domain/address';
import { newCustomer, type Customer } from '../domain/customer';
import type { Arrival, InboundItem } from '../domain/message';
import type { QuarantineItem } from '../domain/quarantine';
import { receive, type Received } from '../domain/receive';
import type { Change, Ports, SiteState } from './ports';
import { decide, type Round } from './decide';
import { pushJobs } from './tell';

/** A transaction holds 25 changes: the customer, a job, and these. */
const AT_ONCE = 20;

/**
 * Commits inbound messages; when this returns they are safe. Lines that are not configured keep theirs in quarantine.
 * @returns the messages of configured lines
 */
export async function receiveMessages(ports: Ports, items: InboundItem[]): Promise<InboundItem[]> {
  if (items.length === 0) return [];
  const site = await siteFor(ports, items);
  const assigned = items.filter((item) => isOurs(site, item));
  const unassigned = items.filter((item) => !isOurs(site, item));
  if (unassigned.length > 0) await keepUnassigned(ports, site, unassigned);
  // One customer's trouble must not cut short another's commit; the provider then sends all of it again.
  const groups = await Promise.allSettled(byCustomer(site, assigned).map((group) => receiveGroup(ports, site, group)));
  const failed = groups.find((group) => group.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return assigned;
}

interface Group {
  key: string;
  address: Address;
  arrivals: Arrival[];
}

/** Before a message is kept aside, the line is looked up in storage: it may have been configured a moment ago. */
async function siteFor(ports: Ports, items: InboundItem[]): Promise<SiteState> {
  const site = await ports.site.current();
  return items.every((item) => isOurs(site, item)) ? site : ports.site.fresh();
}

function isOurs({ settings }: SiteState, item: InboundItem): boolean {
  return settings.sms !== undefined && isSameAddress(item.sender, settings.sms.sender);
}

function arrivalOf(site: SiteState, { from: _from, ...item }: InboundItem): Arrival {
  return { ...item, key: site.keyedHash('message', `${item.channel} ${item.providerId}`) };
}

function byCustomer(site: SiteState, items: InboundItem[]): Group[] {
  const groups = new Map<string, Group>();
  for (const item of items) {
    const address = readAddress(item.from);
    const key = site.keyedHash('customer', canonical(address));
    const group = groups.get(key) ?? { key, address, arrivals: [] };
    const arrival = arrivalOf(site, item);
    if (!group.arrivals.some((known) => known.key === arrival.key)) group.arrivals.push(arrival);
    groups.set(key, group);
  }
  return [...groups.values()];
}

async function receiveGroup(ports: Ports, site: SiteState, group: Group): Promise<void> {
  for (let start = 0; start < group.arrivals.length; start += AT_ONCE) {
    const arrivals = group.arrivals.slice(start, start + AT_ONCE);
    const tries: Received[] = [];
    const received = await decide(() => receiveRound(ports, { ...group, arrivals }, tries));
    if (received !== undefined) await tell(ports, site, received);
  }
}

/** @param tries what earlier rounds tried: one whose answer was lost may be what is known now, and still has to be told */
async function receiveRound(ports: Ports, group: Group, tries: Received[]): Promise<Round<Received | undefined>> {
  const read = await ports.store.read({ customer: group.key, messages: group.arrivals.map((a) => a.key) });
  const customer = read.customer ?? (await firstWrite(ports, group));
  if (customer === undefined) return 'conflict';
  const known = new Set([...read.messages.keys(), ...customer.recent.map((m) => m.key)]);
  const fresh = group.arrivals.filter((arrival) => !known.has(arrival.key));
  if (fresh.length === 0) return { done: tries.at(-1) };
  const ids = { claim: ports.newId(), segment: ports.newId(), notice: ports.newId() };
  const received = receive(customer, fresh, ports.now(), ids);
  tries.push(received);
  const changes: Change[] = [
    { put: 'customer', value: received.customer },
    ...received.messages.map((value) => ({ put: 'add-message', value }) as const),
    ...(received.job === undefined ? [] : [{ put: 'add-job', value: received.job } as const]),
    ...(received.notice === undefined ? [] : [{ put: 'add-job', value: received.notice } as const]),
  ];
  return (await ports.store.commit(changes)) === 'committed' ? { done: received } : 'conflict';
}

/** Two first messages at once must meet in one record, so the record comes first and empty. */
async function firstWrite(ports: Ports, group: Group): Promise<Customer | undefined> {
  const customer = newCustomer(group.key, group.address, ports.now());
  return (await ports.store.createCustomer(customer)) === 'created' ? customer : undefined;
}

/**
 * The messages are safe: what follows may fail, since the sweep and the panel's next load make up for it. A notice tells
 * open panels, too; while an agent is here the panel is told first and the notice is left to the sweep, so that either
 * way it is one call (docs/decisions/0019).
 */
async function tell(ports: Ports, site: SiteState, { customer, job, notice, attended }: Received): Promise<void> {
  const pushed = job ?? (attended ? undefined : notice);
  if (pushed === undefined) await ports.live.changed([site.keyedHash('live-customer', customer.key)]);
  else await pushJobs(ports, [pushed], customer.key);
}

async function keepUnassigned(ports: Ports, site: SiteState, items: InboundItem[]): Promise<void> {
  const kept = items.map((item): QuarantineItem => {
    const arrival = arrivalOf(site, item);
    return {
      key: arrival.key,
      receivedAt: ports.now(),
      reason: 'unassigned',
      line: item.sender,
      from: item.from,
      arrival,
    };
  });
  ports.log.warn('messages to a line that is not configured', { count: items.length });
  await ports.quarantine.keep(kept);
}
