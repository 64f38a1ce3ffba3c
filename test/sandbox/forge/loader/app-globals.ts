import type { EgressRequest, PlatformCall } from '../../ports';
import type { DoorAnswer } from '../invocation';
import type { AppTimers } from './app-timers';
import { createEgressFetch } from './egress-fetch';
import { createGlobal } from './module-scope';
import { createPlatformFetch } from './platform-fetch';
import { createSiteDate } from './site-date';

export interface GlobalSeams {
  now: () => number;
  timers: AppTimers;
  console: Record<string, unknown>;
  /** The running invocation's `__forge_runtime__`, `undefined` outside one. */
  runtime: () => object | undefined;
  platform: (call: PlatformCall) => Promise<DoorAnswer>;
  egress: (request: EgressRequest) => Promise<DoorAnswer>;
}

/** Every global name that means something else in the app than in the process around it. */
export function createAppGlobals(seams: GlobalSeams): Record<string, unknown> {
  const names: Record<string, unknown> = {
    Date: createSiteDate(Date, seams.now),
    AbortSignal: createAbortSignal(seams.timers),
    console: seams.console,
    fetch: createEgressFetch(seams.egress),
    process: createProcessView(),
    ...seams.timers.globals,
  };
  const shadows = { ...names, __forge_fetch__: createPlatformFetch(seams.platform) };
  Object.defineProperty(shadows, '__forge_runtime__', { get: seams.runtime });
  const global = createGlobal(shadows);
  Object.defineProperty(shadows, 'global', { value: global });
  Object.defineProperty(shadows, 'globalThis', { value: global });
  return { ...names, global, globalThis: global };
}

/** `AbortSignal.timeout` by the process's own timers; everything else is the real class. */
function createAbortSignal(timers: AppTimers): typeof AbortSignal {
  const timeout = (ms: number): AbortSignal => {
    const controller = new AbortController();
    const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    timers.after(ms, () => controller.abort(reason));
    return controller.signal;
  };
  return new Proxy(AbortSignal, {
    get: (target, key): unknown => (key === 'timeout' ? timeout : Reflect.get(target, key)),
  });
}

/** The app finds no variable of the machine around it (no proxy settings, no keys), as on the platform. */
function createProcessView(): object {
  const env = { NODE_ENV: 'production' };
  return new Proxy(process, { get: (target, key): unknown => (key === 'env' ? env : Reflect.get(target, key)) });
}
