import { createChance } from '../sandbox/chance';
import type { Chance } from '../sandbox/ports';
import type { Conditions } from '../sandbox/forge/conditions';
import { drawFault, pick, type PlannedFault } from './platform/fault-plan';

/** Something that somebody does. `nth` chooses among what there is at that moment, whatever its number. */
export type Action =
  /** A customer writes; `ages` are the messages' ages in ms, one webhook for all of them. */
  | { do: 'write'; who: number; spelling: number; texts: number[]; ages: number[] }
  /** Infobip sends an earlier webhook again, in another spelling of the number. */
  | { do: 'repeat'; nth: number; spelling: number }
  /** Two customers write the same text at the same moment. */
  | { do: 'twins'; text: number }
  | { do: 'view' | 'refresh'; nth: number }
  | { do: 'reply' | 'resend'; nth: number; clicks: number; role: 'agent' | 'agent2' }
  | { do: 'move'; nth: number; to: 'new' | 'indeterminate' | 'done' }
  /** A move whose event never reaches the app. */
  | { do: 'unheard-move'; nth: number; to: 'new' | 'indeterminate' | 'done' }
  /** Done, and every customer writes before the app can know. */
  | { do: 'late-write'; nth: number; text: number }
  /** Done and back, faster than any event. */
  | { do: 'flip'; nth: number }
  /** Done and back, with panels that compare at the same time. */
  | { do: 'toggle'; nth: number; pauseMs: number }
  | { do: 'break-target' | 'repair-target' | 'renew-secret' }
  | { do: 'report-failure'; nth: number }
  | { do: 'wait'; ms: number };

export interface Scenario {
  seed: number;
  customers: number;
  actions: Action[];
  faults: PlannedFault[];
  conditions: Partial<Conditions>;
  searchLagMs: { least: number; most: number };
  /** How often a delivery report comes twice. */
  duplicateReports: number;
}

const MINUTE = 60_000;

/** Everything that a seed decides beforehand; the order of events is drawn while it runs. */
export function drawScenario(seed: number): Scenario {
  const chance = createChance(seed);
  const among = <T>(values: readonly T[]): T => pick(values, chance);
  const upTo = (most: number): number => Math.floor(chance.next() * (most + 1));
  const customers = among([1, 1, 2, 2, 3]);
  const begins: Action[] = [drawWrite(chance, customers)];
  const actions = Array.from({ length: 8 + upTo(14) }, () => drawAction(chance, customers));
  // Nothing that follows makes up for a lost event: only the hourly comparison can.
  const last: Action = { do: 'unheard-move', nth: 1 + upTo(900), to: among(['done', 'done', 'indeterminate']) };
  const ends: Action[] = chance.next() < 0.4 ? [{ do: 'wait', ms: 4 * MINUTE }, last] : [];
  const calls = 10 + actions.length * 6;
  return {
    seed,
    customers,
    actions: [...begins, ...actions, ...ends],
    faults: Array.from({ length: among([0, 2, 3, 4, 6, 9]) }, () => drawFault(chance, calls)),
    conditions: {
      indexLagMs: among([0, 0, 500, 5_000, 30_000, 90_000]),
      eventDelayMs: { min: 0, max: among([500, 5_000, 60_000, 180_000]) },
      queueDelayMs: { min: 0, max: among([50, 500, 10_000]) },
      duplicateQueue: among([0, 0.1, 0.4]),
      duplicateEvents: among([0, 0.1, 0.4]),
      absentMeetsNegatives: chance.next() < 0.5,
    },
    searchLagMs: { least: 0, most: among([0, 1_000, 20_000, 90_000, 4 * MINUTE, 4 * MINUTE]) },
    duplicateReports: among([0, 0.3]),
  };
}

function drawWrite(chance: Chance, customers: number): Action {
  const number = (below: number): number => Math.floor(chance.next() * below);
  const count = pick([1, 1, 1, 2, 3], chance);
  const late = chance.next() < 0.04 ? 13 * 60 * MINUTE : 0;
  const list = (draw: () => number): number[] => Array.from({ length: count }, draw);
  return {
    do: 'write',
    who: number(customers),
    spelling: number(4),
    texts: list(() => number(40)),
    ages: list(() => late + number(pick([1, 3_000, 3_000, 5 * MINUTE], chance))),
  };
}

function drawAction(chance: Chance, customers: number): Action {
  const nth = Math.floor(chance.next() * 1_000);
  const write = (): Action => drawWrite(chance, customers);
  const move = (to: 'new' | 'indeterminate' | 'done') => (): Action => ({ do: 'move', nth, to });
  const clicks = pick([1, 1, 2], chance);
  const role = pick(['agent', 'agent2'] as const, chance);
  const draw = pick<() => Action>(
    [
      ...Array.from({ length: 12 }, () => write),
      () => ({ do: 'repeat', nth, spelling: nth % 4 }),
      () => ({ do: 'repeat', nth, spelling: nth % 4 }),
      () => ({ do: 'twins', text: nth % 40 }),
      () => ({ do: 'view', nth }),
      () => ({ do: 'refresh', nth }),
      ...Array.from({ length: 5 }, () => (): Action => ({ do: 'reply', nth, clicks, role })),
      () => ({ do: 'resend', nth, clicks, role }),
      ...Array.from({ length: 5 }, () => move('done')),
      ...Array.from({ length: 4 }, () => move('indeterminate')),
      move('new'),
      () => ({ do: 'flip', nth }),
      () => ({ do: 'flip', nth }),
      () => ({ do: 'late-write', nth, text: nth % 40 }),
      () => ({ do: 'late-write', nth, text: nth % 40 }),
      () => ({ do: 'toggle', nth, pauseMs: 50 + (nth % 400) }),
      () => ({ do: 'toggle', nth, pauseMs: 50 + (nth % 150) }),
      () => ({ do: pick(['break-target', 'repair-target'], chance) }),
      () => ({ do: 'renew-secret' }),
      () => ({ do: 'unheard-move', nth, to: 'done' }),
      () => ({ do: 'unheard-move', nth, to: pick(['done', 'indeterminate'], chance) }),
      () => ({ do: 'report-failure', nth }),
      () => ({ do: 'wait', ms: pick([2_000, 20_000, 70_000, 3 * MINUTE, 6 * MINUTE, 12 * MINUTE], chance) }),
      () => ({ do: 'wait', ms: pick([2_000, 20_000, 70_000, 3 * MINUTE], chance) }),
    ],
    chance,
  );
  return draw();
}
