import type { CallKind, Chance, PlatformCall } from '../../sandbox/ports';
import { kindOf } from '../../sandbox/forge/calls/door';
import type { Fate } from './call-points';

/** A fault to come: from the `from`-th call on, the next `times` calls of the target meet this fate. */
export interface PlannedFault {
  from: number;
  times: number;
  target: CallKind | 'any';
  /** Only calls whose path contains this. */
  match?: string;
  fate: Exclude<Fate, { kind: 'well' }>;
}

/** The call that cannot be repeated without harm. */
const CREATE = '/rest/servicedeskapi/request';

export function drawFault(chance: Chance, calls: number): PlannedFault {
  const among = <T>(values: readonly T[]): T => pick(values, chance);
  const aim = among<Pick<PlannedFault, 'target' | 'match'>>([
    { target: 'any' },
    { target: 'any' },
    { target: 'any' },
    { target: 'kvs' },
    { target: 'kvs', match: '/transaction' },
    { target: 'kvs', match: '/transaction' },
    { target: 'jira' },
    { target: 'jira', match: '/properties/' },
    { target: 'jira', match: CREATE },
    { target: 'jira', match: CREATE },
    { target: 'infobip' },
    { target: 'queue' },
    { target: 'realtime' },
  ]);
  const fate = among<() => PlannedFault['fate']>([
    () => ({ kind: 'crash', when: 'before' }),
    () => ({ kind: 'crash', when: 'after' }),
    () => ({ kind: 'crash', when: 'after' }),
    () => ({ kind: 'lost', failure: among(['timeout', 'reset'] as const) }),
    () => ({ kind: 'lost', status: among([500, 502, 504]) }),
    () => ({ kind: 'refused', status: among([429, 500, 503]) }),
    () => ({ kind: 'refused', failure: among(['refused', 'timeout', 'reset'] as const) }),
    () => ({ kind: 'hang', done: chance.next() < 0.5 }),
  ])();
  const repeated = fate.kind === 'refused' || fate.kind === 'lost';
  // Requests are created early in a scenario, so faults of that call are early, too.
  const span = aim.match === CREATE ? calls / 4 : calls;
  return { from: Math.floor(chance.next() * span), times: repeated ? among([1, 1, 2, 4, 8]) : 1, ...aim, fate };
}

export function pick<T>(values: readonly T[], chance: Chance): T {
  const chosen = values[Math.floor(chance.next() * values.length)];
  if (chosen === undefined) throw new Error('Nothing to pick from.');
  return chosen;
}

/** Hands out each planned fault at its call. */
export function createFaultPlan(planned: readonly PlannedFault[]) {
  let left = planned.map((fault) => ({ ...fault }));
  let calls = 0;
  return {
    calls: () => calls,
    next(call: PlatformCall): Fate {
      calls += 1;
      const kind = kindOf(call);
      if (kind === 'other') return { kind: 'well' };
      const path = call.kind === 'forge' ? call.path : call.url;
      const due = left.find(
        ({ from, target, match = '' }) => from < calls && (target === 'any' || target === kind) && path.includes(match),
      );
      if (!due) return { kind: 'well' };
      due.times -= 1;
      if (due.times === 0) left = left.filter((each) => each !== due);
      return due.fate;
    },
    stop: () => void (left = []),
  };
}
