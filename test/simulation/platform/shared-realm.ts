import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { z } from 'zod';
import type { Chance, EgressRequest, PlatformCall } from '../../sandbox/ports';
import type { AppProcess, DoorAnswer, LogLine, Outcome, Seams } from '../../sandbox/forge/invocation';
import { createAppConsole } from '../../sandbox/forge/loader/app-console';
import { createAppGlobals } from '../../sandbox/forge/loader/app-globals';
import { createAppProcess } from '../../sandbox/forge/loader/app-process';
import { createAppTimers, createMortalTimers, type TimerSource } from '../../sandbox/forge/loader/app-timers';
import { createEgressModules } from '../../sandbox/forge/loader/egress-https';
import { createModuleScope, jsonInRealm } from '../../sandbox/forge/loader/module-scope';
import { createRuntime } from '../../sandbox/forge/loader/runtime';
import { sealedNetwork } from '../../sandbox/forge/loader/sealed-network';
import { seededRandomness } from './seeded-randomness';

/** The site that the processes of this thread belong to at the moment; one at a time. */
export interface RealmSite {
  now(): number;
  /** Where the app's ids come from. */
  chance: Chance;
  /** A timer of the app on the site's clock. */
  after(ms: number, task: () => void): () => void;
}
export interface AppRealm {
  attach(site: RealmSite): void;
  startProcess(seams: Seams): AppProcess;
  /** An id that no process of this realm had before. */
  newInstallation(): string;
}

type Pass = (call: PlatformCall) => Promise<DoorAnswer>;
interface Running {
  runtime: object;
  pass: Pass;
  timers: TimerSource;
  log(level: LogLine['level'], text: string): void;
}
const appFunction = z.custom<(payload: unknown, context: unknown) => unknown>((value) => typeof value === 'function');
const thrown = z.object({ name: z.string(), message: z.string(), stack: z.string().optional() });

/** Processes that share nothing, as on the platform: the bundle is evaluated for each. */
export function createSeparateProcesses(bundleDir: string): AppRealm {
  const attached = attachment();
  return {
    attach: attached.attach,
    newInstallation: attached.newInstallation,
    startProcess: (seams) =>
      createAppProcess({ ...seams, bundleDir, now: attached.now, timers: attached.timers, ...attached.randomness }),
  };
}

/**
 * Processes over one evaluation of the bundle, since evaluating takes longer than a whole scenario's calls. What the app
 * remembers in module state it keeps apart by installation, so each process is given an installation of its own (see
 * `simulated-processes`); that this changes nothing is tested against separate processes.
 */
export function createSharedProcesses(bundleDir: string): AppRealm {
  const attached = attachment();
  const current = new AsyncLocalStorage<Running>();
  const timers = createAppTimers({
    after: (ms, task) => (current.getStore()?.timers ?? attached.timers).after(ms, task),
  });
  const bindPass = (): Pass => {
    const running = current.getStore();
    if (!running) throw new Error('A call to the platform outside an invocation.');
    return running.pass;
  };
  const bindEgress = (): ((request: EgressRequest) => Promise<DoorAnswer>) => {
    const pass = bindPass();
    return (request) => pass({ kind: 'egress', ...request });
  };
  const globals = createAppGlobals({
    now: attached.now,
    timers,
    console: createAppConsole((level, text) => current.getStore()?.log(level, text)),
    runtime: () => current.getStore()?.runtime,
    platform: (call) => bindPass()(call),
    egress: (request) => bindEgress()(request),
  });
  const modules = { ...sealedNetwork, ...createEgressModules(bindEgress, timers.after) };
  const load = createModuleScope(
    bundleDir,
    { ...globals, ...attached.randomness.shadows },
    { ...modules, ...attached.randomness.builtins },
  );

  function startProcess({ door, log }: Seams): AppProcess {
    const timers = createMortalTimers(attached.timers);
    let ended: string | undefined;
    let finish: ((outcome: Outcome) => void) | undefined;
    return {
      async run(invocation) {
        if (ended !== undefined) return { end: { status: 'killed', reason: ended } };
        const [file, name = ''] = invocation.handler.split('.');
        const running: Running = {
          runtime: createRuntime(invocation, { appCodeDir: bundleDir, now: attached.now }),
          timers,
          log: (level, text) => ended === undefined && log({ level, text, invocationId: invocation.id }),
          pass: (call) =>
            new Promise((resolve) => {
              if (ended !== undefined) return;
              void door(call, { invocationId: invocation.id, round: 1 }).then((answer) => {
                if (ended === undefined) resolve(answer);
              });
            }),
        };
        const outcome = await new Promise<Outcome>((resolve) => {
          finish = resolve;
          const handler = appFunction.parse(load(`${file}.cjs`)[name]);
          const call = async (): Promise<unknown> =>
            handler(jsonInRealm(invocation.payload), jsonInRealm(invocation.context));
          current.run(running, call).then(
            (result) => resolve({ end: { status: 'returned', result: jsonInRealm(result) } }),
            (error: unknown) => resolve({ end: { status: 'threw', error: describe(error) } }),
          );
        });
        finish = undefined;
        return outcome;
      },
      isAlive: () => ended === undefined,
      kill(reason) {
        ended ??= reason;
        timers.stop();
        finish?.({ end: { status: 'killed', reason: ended } });
      },
    };
  }
  return { attach: attached.attach, newInstallation: attached.newInstallation, startProcess };
}

function attachment() {
  let attached: RealmSite | undefined;
  let installations = 0;
  const site = (): RealmSite => {
    if (!attached) throw new Error('No site is attached to the realm.');
    return attached;
  };
  return {
    attach: (next: RealmSite): void => void (attached = next),
    newInstallation: () => `9a3c7d52-11d4-4a0f-8a66-${String((installations += 1)).padStart(12, '0')}`,
    now: () => site().now(),
    timers: { after: (ms: number, task: () => void) => site().after(ms, AsyncResource.bind(task)) },
    randomness: seededRandomness(() => site().chance),
  };
}

function describe(error: unknown): z.infer<typeof thrown> {
  const read = thrown.safeParse(error);
  return read.success ? read.data : { name: 'Error', message: 'The app threw something that is no error.' };
}
