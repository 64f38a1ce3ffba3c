import { parseArgs } from 'node:util';
import { bundleForSimulation } from '../app-bundle';
import { openSeedPool } from '../seed-pool';
import { mutate } from './mutate';
import type { Mutation } from './mutation';
import { mutations } from './mutations';

/** Switches rules off, one at a time, and says how many seeds it takes until the simulation notices. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { seeds: { type: 'string', default: '400' }, only: { type: 'string', default: '' } },
  });
  const chosen = mutations.filter(({ name }) => name.includes(values.only));
  let survivors = 0;
  for (const [index, mutation] of chosen.entries()) {
    const caught = await tryOne(mutation, index, Number(values.seeds));
    if (!caught) survivors += 1;
    const told = caught ? `caught after ${caught.seeds} seeds: ${caught.rule}` : `NOT caught by ${values.seeds} seeds`;
    process.stdout.write(`${mutation.name}\n    ${told}\n`);
  }
  process.stdout.write(`${chosen.length - survivors} of ${chosen.length} mutations caught\n`);
  process.exitCode = survivors > 0 ? 1 : 0;
}

async function tryOne(mutation: Mutation, index: number, seeds: number) {
  const bundleDir = await bundleForSimulation(`mutation-${index}`, [mutate(mutation)]);
  const pool = await openSeedPool({ bundleDir, separate: false, keptEvents: 1 }, 2);
  const orders = Array.from({ length: seeds }, (_, seed) => ({ seed: seed + 1 }));
  let run = 0;
  let caught: { seeds: number; rule: string } | undefined;
  await pool.run(orders, ({ violation }) => {
    run += 1;
    if (violation && !caught) caught = { seeds: run, rule: `${violation.rule} (${violation.detail})` };
    return caught === undefined;
  });
  pool.close();
  return caught;
}

void main();
