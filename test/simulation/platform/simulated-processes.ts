import type { Chance, Fault, PlatformCall } from '../../sandbox/ports';
import { kindOf } from '../../sandbox/forge/calls/door';
import type { AppProcess, Door, DoorAnswer, Invocation, Outcome, Seams } from '../../sandbox/forge/invocation';
import { lostAnswer, type CallPoints, type Fate, type PointOwner } from './call-points';
import type { AppRealm } from './shared-realm';

export interface ProcessObserver {
  began(invocation: Invocation): void;
  ended(invocation: Invocation, end: Outcome['end']): void;
  /** The platform has carried out a call. */
  performed(call: PlatformCall, answer: DoorAnswer, invocationId: string): void;
  /** A call is about to reach the platform: what shall become of it? */
  fateOf(call: PlatformCall, invocationId: string): Fate;
  logged(text: string): void;
}

const never = new Promise<never>(() => undefined);

/**
 * App processes whose every call waits twice for the scheduler, and that can die at each of these points. A call that
 * is on its way when its process dies may still be carried out, as on a network.
 */
export function createSimulatedProcesses(options: {
  realm: AppRealm;
  points: CallPoints;
  observer: ProcessObserver;
  chance: Chance;
  addFault: (fault: Fault) => void;
}) {
  const { realm, points, observer, chance } = options;
  const running = new Set<PointOwner>();
  let started = 0;

  function startProcess({ door, log }: Seams): AppProcess {
    /** The running invocation first, then those that left calls behind. */
    let owners: PointOwner[] = [];
    const installation = realm.newInstallation();
    started += 1;

    async function perform(...[call, from]: Parameters<Door>): Promise<DoorAnswer> {
      const answer = await door(call, from);
      observer.performed(call, answer, from.invocationId);
      return answer;
    }

    async function underFate(fate: Fate, owner: PointOwner, ...[call, from]: Parameters<Door>): Promise<DoorAnswer> {
      switch (fate.kind) {
        case 'well':
          return perform(call, from);
        case 'refused': {
          const target = kindOf(call);
          if (target === 'other') return perform(call, from);
          const { status, failure } = fate;
          options.addFault({ target, effect: status === undefined ? { code: failure ?? 'timeout' } : { status } });
          return perform(call, from);
        }
        case 'lost':
          await perform(call, from);
          return lostAnswer(fate);
        case 'crash':
          if (fate.when === 'after') await perform(call, from);
          process.kill('crash');
          return never;
        case 'hang':
          owner.open += 1;
          if (fate.done) await perform(call, from);
          return never;
      }
    }

    const pointedDoor: Door = async (call, from) => {
      const { invocationId } = from;
      const owner = owners.find((each) => each.invocationId === invocationId);
      if (!owner) return never;
      await points.wait({ stage: 'before', call, owner });
      // Its function has returned meanwhile: nobody hears what becomes of the call.
      if (!running.has(owner)) return never;
      const answer = await underFate(observer.fateOf(call, invocationId), owner, call, from);
      await points.wait({ stage: 'after', call, owner });
      return answer;
    };

    const inner = realm.startProcess({
      door: pointedDoor,
      log: (line) => {
        observer.logged(line.text);
        log(line);
      },
    });
    const process: AppProcess = {
      async run(invocation) {
        const owner: PointOwner = { invocationId: invocation.id, open: 0 };
        owners = [owner, ...owners];
        running.add(owner);
        observer.began(invocation);
        const outcome = await inner.run(withOwnInstallation(invocation, installation));
        running.delete(owner);
        points.touched();
        observer.ended(invocation, outcome.end);
        return outcome;
      },
      isAlive: inner.isAlive,
      kill(reason) {
        if (!inner.isAlive()) return;
        for (const { call, owner } of owners.flatMap(points.abandon)) {
          if (chance.next() < 0.5) void perform(call, { invocationId: owner.invocationId, round: 1 });
        }
        inner.kill(reason);
        points.touched();
      },
    };
    return process;
  }

  return {
    startProcess,
    /** An invocation runs and waits for nothing: it will ask for something soon. */
    isComputing: () => [...running].some(({ open }) => open === 0),
    started: () => started,
  };
}

/** Warm processes of the platform serve several installations; here each process serves one of its own. */
function withOwnInstallation(invocation: Invocation, installationId: string): Invocation {
  return { ...invocation, appContext: { ...invocation.appContext, installationId } };
}
