import { AsyncLocalStorage } from 'node:async_hooks';
import { inspect } from 'node:util';
import { z } from 'zod';
import type { EgressRequest, PlatformCall } from '../../ports';
import type { AppProcess, DoorAnswer, Invocation, Outcome, Seams } from '../invocation';
import { createAppGlobals } from './app-globals';
import { createAppConsole } from './app-console';
import { createAppTimers, realTimers, type TimerSource } from './app-timers';
import { createEgressModules } from './egress-https';
import { createModuleScope, jsonInRealm } from './module-scope';
import { createRuntime } from './runtime';
import { sealedNetwork } from './sealed-network';

export interface AppProcessOptions extends Seams {
  /** Holds `index.cjs` as Atlassian's bundler or esbuild made it. */
  bundleDir: string;
  /** The site's clock; the app's `Date` shows it. */
  now: () => number;
  timers?: TimerSource;
  /** CPU milliseconds used so far, where the caller can tell. */
  cpuMs?: () => number;
  /** Further global names and built-in modules that mean something else in the app: a simulation's seeded randomness. */
  shadows?: Record<string, unknown>;
  builtins?: Record<string, unknown>;
}

interface Running {
  invocation: Invocation;
  runtime: object;
  round: number;
  /** A call was issued and no answer has come since. */
  waiting: boolean;
}

const appFunction = z.custom<(payload: unknown, context: unknown) => unknown>((value) => typeof value === 'function');

type Pass = (call: PlatformCall) => Promise<DoorAnswer>;

/**
 * One app process inside this thread. Its module state is its own; its calls go through `door`; once killed it never gets
 * an answer nor a timer again. Code that loops without a pause cannot be stopped here, only in a worker thread.
 */
export function createAppProcess(options: AppProcessOptions): AppProcess {
  const current = new AsyncLocalStorage<Running>();
  const timers = createAppTimers(options.timers ?? realTimers);
  let ended: string | undefined;
  let finishRunning: ((outcome: Outcome) => void) | undefined;
  let load: ((file: string) => Record<string, unknown>) | undefined;

  /** The way out for the invocation that asks now, whenever the call itself is made. */
  function bindPass(): Pass {
    const running = current.getStore();
    if (!running) throw new Error('A call to the platform outside an invocation.');
    return (call) =>
      new Promise((resolve) => {
        if (ended !== undefined) return;
        if (!running.waiting) running.round += 1;
        running.waiting = true;
        const origin = { invocationId: running.invocation.id, round: running.round };
        void options.door(call, origin).then((answer) => {
          if (ended !== undefined) return;
          running.waiting = false;
          resolve(answer);
        });
      });
  }

  function bindEgress(): (request: EgressRequest) => Promise<DoorAnswer> {
    const pass = bindPass();
    return (request) => pass({ kind: 'egress', ...request });
  }

  function createLoad(): (file: string) => Record<string, unknown> {
    const globals = createAppGlobals({
      now: options.now,
      timers,
      console: createAppConsole((level, text) => {
        const invocationId = current.getStore()?.invocation.id;
        if (ended === undefined) options.log({ level, text, ...(invocationId !== undefined && { invocationId }) });
      }),
      runtime: () => current.getStore()?.runtime,
      platform: (call) => bindPass()(call),
      egress: (request) => bindEgress()(request),
    });
    const modules = { ...sealedNetwork, ...createEgressModules(bindEgress, timers.after), ...options.builtins };
    return createModuleScope(options.bundleDir, { ...globals, ...options.shadows }, modules);
  }

  async function call(invocation: Invocation, loaded: (ms: number) => void): Promise<Outcome['end']> {
    const [file, name] = invocation.handler.split('.');
    const cold = load === undefined;
    const startedAt = performance.now();
    load ??= createLoad();
    const exported = load(`${file}.cjs`)[name ?? ''];
    if (cold) loaded(performance.now() - startedAt);
    const handler = appFunction.safeParse(exported);
    if (!handler.success) throw new Error(`The bundle has no function for the handler '${invocation.handler}'.`);
    const runtime = createRuntime(invocation, { appCodeDir: options.bundleDir, now: options.now });
    const result = await current.run({ invocation, runtime, round: 0, waiting: false }, () =>
      handler.data(jsonInRealm(invocation.payload), jsonInRealm(invocation.context)),
    );
    return { status: 'returned', result: asJson(result) };
  }

  return {
    async run(invocation) {
      if (finishRunning) throw new Error('An app process runs one invocation at a time.');
      if (ended !== undefined) return { end: { status: 'killed', reason: ended } };
      let loadMs: number | undefined;
      const cpuBefore = options.cpuMs?.();
      let finish: (outcome: Outcome) => void = () => undefined;
      const finished = new Promise<Outcome>((resolve) => (finish = resolve));
      finishRunning = finish;
      void call(invocation, (ms) => (loadMs = ms))
        .catch((error: unknown): Outcome['end'] => ({ status: 'threw', error: describeError(error) }))
        .then((end) => {
          const cpuAfter = options.cpuMs?.();
          finish({
            end,
            ...(cpuBefore !== undefined && cpuAfter !== undefined && { cpuMs: cpuAfter - cpuBefore }),
            ...(loadMs !== undefined && { loadMs }),
          });
        });
      const outcome = await finished;
      finishRunning = undefined;
      return outcome;
    },
    isAlive: () => ended === undefined,
    kill(reason) {
      if (ended !== undefined) return;
      ended = reason;
      timers.stop();
      finishRunning?.({ end: { status: 'killed', reason } });
    },
  };
}

/** What comes out at the other end; functions and `undefined` have no JSON. */
function asJson(value: unknown): unknown {
  const text = z.string().optional().parse(JSON.stringify(value));
  return text === undefined ? undefined : JSON.parse(text);
}

const errorSchema = z.object({ name: z.string(), message: z.string(), stack: z.string().optional() });

/** Whatever was thrown, as plain text; errors of another realm are no `instanceof Error` here. */
function describeError(error: unknown): z.infer<typeof errorSchema> {
  const parsed = errorSchema.safeParse(error);
  return parsed.success ? parsed.data : { name: 'Error', message: `The app threw ${inspect(error)}.` };
}
