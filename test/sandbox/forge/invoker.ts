import type { Chance, Timeline } from '../ports';
import { contextAri, type Environment } from './environment';
import type { AppProcess, Invocation, Outcome } from './invocation';
import type { AppFunction, Manifest } from './manifest';
import type { Metrics } from './metrics';
import type { ProcessPool } from './processes/process-pool';

/** What a module asks for: one call of a function, with what the platform knows about the caller. */
export interface FunctionCall {
  functionKey: string;
  moduleKey: string;
  moduleType: 'resolver' | 'webtrigger' | 'consumer' | 'trigger' | 'scheduledTrigger';
  payload: unknown;
  /** The person; only front ends have one. */
  accountId?: string | undefined;
  realtimeToken?: string | undefined;
  /** How many pushes to a queue lie behind this call. */
  pushesBefore?: number | undefined;
}

export type Ending =
  | Exclude<Outcome['end'], { status: 'killed' }>
  | { status: 'timedOut'; seconds: number }
  | { status: 'crashed'; reason: string };

/** An invocation as the platform's own parts see it while it runs. */
export interface RunningInvocation {
  id: string;
  call: FunctionCall;
  timeoutSeconds: number;
  egressCalls: number;
  /** Ends the process that runs it. */
  crash(reason: string): void;
}

export interface Invoker {
  /** Never rejects for what the app does. @throws {Error} for a function key that the manifest does not have */
  invoke(call: FunctionCall): Promise<Ending>;
  find(id: string): RunningInvocation | undefined;
  running(): RunningInvocation[];
  /** Resolves when nothing runs; what starts afterwards is another matter. */
  idle(): Promise<void>;
}

const timeOut = 'FUNCTION_TIME_OUT';
const defaultTimeoutSeconds = { resolver: 25, webtrigger: 55, consumer: 55, trigger: 25, scheduledTrigger: 55 };

/** Runs functions in processes of the pool, under the time limit of the module's kind. */
export function createInvoker(options: {
  manifest: Manifest;
  environment: Environment;
  timeline: Timeline;
  chance: Chance;
  metrics: Metrics;
  pool: ProcessPool;
}): Invoker {
  const { manifest, environment, timeline, chance, metrics } = options;
  const running = new Map<string, RunningInvocation>();
  const idleWaiters: (() => void)[] = [];
  const functions = new Map(manifest.modules.function.map((each) => [each.key, each]));
  const installation = {
    ari: { installationId: `ari:cloud:ecosystem::installation/${environment.installationId}` },
    contexts: [{ cloudId: environment.cloudId }],
  };

  function describe(call: FunctionCall, target: AppFunction, id: string, timeoutSeconds: number): Invocation {
    const installContext = contextAri(environment);
    return {
      id,
      handler: target.handler,
      payload: call.payload,
      context: {
        installContext,
        installation,
        ...(call.accountId !== undefined && { principal: { accountId: call.accountId } }),
      },
      timeoutMs: timeoutSeconds * 1000,
      contextAri: installContext,
      appContext: {
        appId: manifest.app.id.replace('ari:cloud:ecosystem::app/', ''),
        appVersion: environment.appVersion,
        environmentId: environment.environmentId,
        environmentType: environment.environmentType,
        installationId: environment.installationId,
        functionKey: call.functionKey,
        moduleType: call.moduleType,
        moduleKey: call.moduleKey,
        installation,
        permissions: {
          scopes: [...manifest.permissions.scopes.keys()],
          external: manifest.permissions.external ?? {},
        },
      },
      ...(call.accountId !== undefined && { accountId: call.accountId }),
      ...(call.realtimeToken !== undefined && { realtimeToken: call.realtimeToken }),
    };
  }

  return {
    async invoke(call) {
      const target = functions.get(call.functionKey);
      if (!target) throw new Error(`The manifest has no function '${call.functionKey}'.`);
      const timeoutSeconds = target.timeoutSeconds ?? defaultTimeoutSeconds[call.moduleType];
      const id = chance.id();
      let process: AppProcess | undefined;
      let stopClock: () => void = () => undefined;
      running.set(id, {
        id,
        call,
        timeoutSeconds,
        egressCalls: 0,
        crash: (reason) => process?.kill(reason),
      });
      metrics.begin(id, call.functionKey);
      let startedAt = performance.now();

      const { end, cpuMs, loadMs } = await options.pool.run(describe(call, target, id, timeoutSeconds), (started) => {
        process = started;
        startedAt = performance.now();
        const limit = timeline.now() + timeoutSeconds * 1000;
        const kill = (): void => started.kill(timeOut);
        stopClock = timeline.at(limit, `time-out of ${call.functionKey}`, kill, { recurring: true });
      });
      stopClock();
      metrics.end(id, { ms: performance.now() - startedAt, cpuMs, loadMs });
      running.delete(id);
      if (running.size === 0) for (const wake of idleWaiters.splice(0)) wake();
      if (end.status !== 'killed') return end;
      return end.reason === timeOut
        ? { status: 'timedOut', seconds: timeoutSeconds }
        : { status: 'crashed', reason: end.reason };
    },
    find: (id) => running.get(id),
    running: () => [...running.values()],
    idle: () => (running.size === 0 ? Promise.resolve() : new Promise((resolve) => idleWaiters.push(resolve))),
  };
}
