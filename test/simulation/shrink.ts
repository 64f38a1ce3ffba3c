import type { RunResult } from './scenario-run';
import type { PartialOrder } from './seed-worker';

export interface Shrunk {
  order: PartialOrder;
  result: RunResult;
}

/** Leaves out actions and faults, halves first and then single ones, as long as the same rule is broken. */
export async function shrink(
  seed: number,
  whole: { actions: number; faults: number },
  run: (order: PartialOrder) => Promise<RunResult>,
  mostRuns = 150,
): Promise<Shrunk | undefined> {
  const all = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
  let order: PartialOrder = { seed, actions: all(whole.actions), faults: all(whole.faults) };
  let result = await run(order);
  const rule = result.violation?.rule;
  if (rule === undefined) return undefined;
  let runs = 0;

  async function without(kind: 'actions' | 'faults'): Promise<void> {
    for (let size = Math.ceil(order[kind].length / 2); size >= 1; size = Math.floor(size / 2)) {
      for (let start = 0; start < order[kind].length && runs < mostRuns; ) {
        const kept = order[kind].filter((_, index) => index < start || index >= start + size);
        const smaller = { ...order, [kind]: kept };
        const tried = await run(smaller);
        runs += 1;
        if (tried.violation?.rule === rule) [order, result] = [smaller, tried];
        else start += size;
      }
    }
  }
  await without('faults');
  await without('actions');
  await without('faults');
  return { order, result };
}
