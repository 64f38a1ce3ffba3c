import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { BenchSite, Customer } from './bench-site';
import { measuredBy, type Ready } from './readiness';
import { functions, type Spending } from './spending';
import { fill } from './thread-growth';

/** Two requests of one customer; the older one rests. */
export interface Pair {
  older: Customer;
  newer: Customer;
}

/** What agents do with conversations; each leaves them as they were, and answers what the app spent until it stood. */
export interface Operations {
  pause(customer: Customer): Promise<Spending>;
  reactivate(customer: Customer): Promise<Spending>;
  swap(pair: Pair): Promise<Spending>;
  /** So many messages of a new customer. */
  split(count: number): Promise<Spending>;
  /** Into the older one, or into a new request. */
  merge(pair: Pair, into: 'older' | 'new'): Promise<Spending>;
  openMerged(pair: Pair): Promise<Spending>;
  undo(pair: Pair): Promise<Spending>;
}

export function createOperations(bench: BenchSite, ready: Ready): Operations {
  const { site, panel } = bench;
  const measured = measuredBy(bench, ready);
  const merge = async ({ older, newer }: Pair, into: 'older' | 'new', at: Customer) => {
    const requests = [older.request, newer.request];
    const target = into === 'new' ? 'new' : older.request;
    return result.parse(await panel('merge', at, { requests, into: target, id: randomUUID() })).request.id;
  };
  /** An agent cannot take back what has not been carried out to the end: requests are closed meanwhile. */
  const mergedBefore = async (pair: Pair) => {
    await merge(pair, 'older', pair.newer);
    await site.timeline.settle();
  };
  const undo = async (at: Customer) => {
    await site.timeline.settle();
    const { statuses, paused } = undone.parse(await panel('undo', at, {}));
    if (statuses.length > 0 || paused) throw new Error('An undone merge did not bring everything back.');
  };

  return {
    pause: async (customer) => {
      const spent = await measured(functions.panel, () => panel('pause', customer, {}), customer);
      await panel('reactivate', customer, {});
      return spent;
    },
    reactivate: async (customer) => {
      await panel('pause', customer, {});
      return measured(functions.panel, () => panel('reactivate', customer, {}), customer);
    },
    swap: async ({ older, newer }) => {
      const spent = await measured(functions.panel, () => panel('swap', older, {}), older);
      await panel('swap', newer, {});
      return spent;
    },
    split: async (count) => {
      const customer = await bench.open();
      await fill(bench, customer, count + opened);
      await site.timeline.settle();
      const messages = await newestOf(bench, customer, count);
      return measured(functions.panel, () => panel('split', customer, { messages, id: randomUUID() }), customer);
    },
    merge: async (pair, into) => {
      const spent = await measured(functions.panel, () => merge(pair, into, pair.older), pair.older);
      await undo(pair.older);
      return spent;
    },
    openMerged: async (pair) => {
      await mergedBefore(pair);
      const spent = await measured(functions.panel, () => panel('view', pair.older, {}), pair.older);
      await undo(pair.older);
      return spent;
    },
    undo: async (pair) => {
      await mergedBefore(pair);
      return measured(functions.panel, () => panel('undo', pair.older, {}), pair.older);
    },
  };
}

/** What a conversation shows from the start: the first message, the auto-reply, the line that it was opened. */
const opened = 3;

const result = z.looseObject({ request: z.looseObject({ id: z.string() }) });
const undone = z.looseObject({ statuses: z.array(z.unknown()), paused: z.boolean() });
const entries = z.array(z.looseObject({ key: z.string(), position: z.string(), kind: z.string() }));
const viewed = z.looseObject({ view: z.looseObject({ thread: entries, hasEarlier: z.boolean() }) });
const earlier = z.looseObject({ entries, hasEarlier: z.boolean() });

/** Keys of the newest messages, as an agent selects them in the panel. */
export async function newestOf(bench: BenchSite, at: Customer, count: number): Promise<string[]> {
  let { thread, hasEarlier } = viewed.parse(await bench.panel('view', at, {})).view;
  while (hasEarlier && thread.length < count) {
    const page = earlier.parse(await bench.panel('earlier', at, { before: thread[0]?.position ?? '' }));
    thread = [...page.entries, ...thread];
    hasEarlier = page.hasEarlier;
  }
  const keys = thread.filter(({ kind }) => kind === 'message').map(({ key }) => key);
  return keys.slice(-count);
}

/** Customers with two requests, each with so many messages, written through the web trigger a while ago. */
export async function seedPairs(bench: BenchSite, lengths: readonly number[]): Promise<Map<number, Pair>> {
  const fillAll = (customers: ReadonlyMap<number, Customer>) =>
    Promise.all([...customers].map(([length, customer]) => fill(bench, customer, length)));
  const older = new Map<number, Customer>();
  for (const length of lengths) older.set(length, await bench.open());
  await fillAll(older);
  const newer = new Map<number, Customer>();
  for (const [length, customer] of older) newer.set(length, await bench.openAnother(customer));
  await fillAll(newer);
  const pairs = new Map<number, Pair>();
  for (const [length, first] of older) {
    const second = newer.get(length);
    if (second) pairs.set(length, { older: first, newer: second });
  }
  return pairs;
}
