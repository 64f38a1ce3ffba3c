import type { Invocation } from '../invocation';

/** What the libraries find in `__forge_runtime__` while `invocation` runs. */
export function createRuntime(invocation: Invocation, place: { appCodeDir: string; now: () => number }): object {
  const startedAt = place.now();
  return {
    proxy: { token: 'proxy-token', url: 'https://proxy.invalid' },
    contextAri: invocation.contextAri,
    container: { region: 'local', runtime: 'nodejs24.x', handler: invocation.handler, appCodeDir: place.appCodeDir },
    appContext: { ...invocation.appContext, invocationId: invocation.id },
    ...(invocation.accountId !== undefined && { aaid: invocation.accountId }),
    lambdaContext: {
      awsRequestId: invocation.id,
      getRemainingTimeInMillis: () => Math.max(0, startedAt + invocation.timeoutMs - place.now()),
    },
    tracing: { traceId: invocation.id, spanId: invocation.id.slice(0, 16) },
    realtime: invocation.realtimeToken === undefined ? {} : { contextToken: invocation.realtimeToken },
    metrics: silentMetrics,
    featureFlags: () => false,
  };
}

// The libraries count their own calls; the platform keeps those figures to itself.
const ignore = (): void => undefined;
const silentMetrics = {
  counter: () => ({ incr: ignore, incrBy: ignore, decr: ignore, decrBy: ignore }),
  timing: () => ({ measure: () => ({ stop: ignore }) }),
  gauge: () => ({ set: ignore }),
};
