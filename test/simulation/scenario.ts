import { createChance } from '../sandbox/chance';
import type { Conditions } from '../sandbox/forge/conditions';
import type { Action } from './action';
import { drawAction, drawWrite, themes } from './draw-action';
import { drawFault, pick, type PlannedFault } from './platform/fault-plan';

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
  const theme = among(themes);
  const customers = among(theme === 'statuses' ? [1, 1, 2, 2, 3] : [1, 1, 1, 2]);
  const begins: Action[] = [drawWrite(chance, customers)];
  const actions = Array.from({ length: 8 + upTo(16) }, () => drawAction(theme, chance, customers));
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
