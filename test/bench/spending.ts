import type { InvocationFigures } from '../sandbox/forge/metrics';
import type { Site } from '../sandbox/site';

/** What invocations of the app took together. */
export interface Spending {
  /** To the platform, of every kind. */
  calls: number;
  jiraCalls: number;
  /** Calls at once are one round; rounds of several invocations add up. */
  rounds: number;
  bytesRead: number;
  bytesWritten: number;
  cpuMs: number;
  ms: number;
  /** Processes that loaded the bundle for it. */
  coldStarts: number;
  invocations: readonly InvocationFigures[];
}

/** The app's functions by what people want of them. */
export const functions = {
  webhook: ['infobip-webhook'],
  opening: ['infobip-webhook', 'run-job'],
  panel: ['issue'],
  jobs: ['run-job'],
  message: ['infobip-webhook', 'run-job', 'request-changed'],
  reply: ['issue', 'run-job', 'request-changed'],
  commented: ['request-changed', 'run-job'],
};

/** Sums; rounds too, since invocations follow one another. */
export function summarise(invocations: readonly InvocationFigures[]): Spending {
  const sum = (of: (figures: InvocationFigures) => number) =>
    invocations.reduce((total, figures) => total + of(figures), 0);
  return {
    calls: sum(({ calls }) => Object.values(calls).reduce((total, count) => total + count, 0)),
    jiraCalls: sum(({ calls }) => calls.jira),
    rounds: sum(({ rounds }) => rounds),
    bytesRead: sum(({ bytesRead }) => bytesRead),
    bytesWritten: sum(({ bytesWritten }) => bytesWritten),
    cpuMs: sum(({ cpuMs }) => cpuMs),
    ms: sum(({ ms }) => ms),
    coldStarts: invocations.filter(({ loadMs }) => loadMs !== undefined).length,
    invocations,
  };
}

/** What the app's `keys` have spent since the figures were cleared; schedules that run meanwhile do not count. */
export function spentBy({ forge }: Site, keys: readonly string[]): Spending {
  return summarise(forge.metrics.report().invocations.filter((figures) => keys.includes(figures.function)));
}

/** What `action` made the app's `keys` spend. */
export async function spendingOf(
  site: Site,
  keys: readonly string[],
  action: () => Promise<unknown>,
): Promise<Spending> {
  site.forge.metrics.clear();
  await action();
  return spentBy(site, keys);
}

/** The value below which the share `at` (0 to 1) of the values lies; 0 of none. */
export function percentile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
