import type { BenchSite, Customer } from './bench-site';
import { spendingOf, type Spending } from './spending';

/**
 * Brings the app's processes to the state that is to be measured.
 * @param at the request whose panel the agent has open
 */
export type Ready = (at?: Pick<Customer, 'request'>) => Promise<void>;

/** Processes that have just read the settings; the one that comes next has shown the panel of that request. */
export function warm(bench: BenchSite, processes = 3): Ready {
  return async (at) => {
    await bench.warm(processes);
    if (at) await bench.panel('view', at, {});
  };
}

/** Processes that know nothing. */
export function cold({ site }: BenchSite): Ready {
  return () => Promise.resolve(site.forge.stopProcesses());
}

export type Measured = (
  keys: readonly string[],
  action: () => Promise<unknown>,
  at?: Pick<Customer, 'request'>,
) => Promise<Spending>;

/** What earlier actions left to do is done first, and not counted. */
export function measuredBy({ site }: BenchSite, ready: Ready): Measured {
  return async (keys, action, at) => {
    await site.timeline.settle();
    await ready(at);
    return spendingOf(site, keys, action);
  };
}
