import { availableParallelism } from 'node:os';
import { bundleForSimulation } from './app-bundle';
import { readCommandLine, type CommandLine } from './command-line';
import { drawScenario } from './scenario';
import type { RunResult } from './scenario-run';
import { openSeedPool } from './seed-pool';
import { createRunner } from './seed-worker';
import { shrink } from './shrink';
import { addTo, type Tally } from './tally';

const workers = Math.max(1, Math.min(2, availableParallelism()));
const everything = 1_000_000;
/** So many seeds are run a second time, to prove that a seed decides everything. */
const repeated = 12;

/** Runs scenarios until all have passed or some have failed; the first failure is shrunk and shown. */
async function main(): Promise<void> {
  const command = readCommandLine(process.argv.slice(2));
  const bundleDir = await bundleForSimulation('app');
  const failed = command.seed === undefined ? await runMany(command, bundleDir) : await runOne(command, bundleDir);
  process.exitCode = failed ? 1 : 0;
}

async function runMany({ seeds, from, verbose }: CommandLine, bundleDir: string): Promise<boolean> {
  const startedAt = performance.now();
  const total: Tally = {};
  const failures: RunResult[] = [];
  let done = 0;
  const pool = await openSeedPool({ bundleDir, separate: false, keptEvents: 60 }, workers);
  const orders = Array.from({ length: seeds }, (_, index) => ({ seed: from + index }));
  const hashes = new Map<number, string>();
  await pool.run(orders, (result) => {
    done += 1;
    if (result.seed < from + repeated) hashes.set(result.seed, result.hash);
    addTo(total, result.tally);
    if (result.violation) {
      failures.push(result);
      say(`seed ${result.seed} failed: ${result.violation.rule} (${result.violation.detail})`);
    }
    if (done % 100 === 0) say(`${done} of ${seeds} seeds, ${failures.length} failed, ${seconds(startedAt)} s`);
    return failures.length < 10;
  });
  pool.close();
  const strayed = failures.length === 0 ? await runAgain(hashes, bundleDir) : [];
  const [first] = failures.sort((left, right) => left.seed - right.seed);
  if (first) await explain(first.seed, bundleDir, verbose);
  say(describe(total));
  say(`${done - failures.length} seeds passed, ${failures.length} failed, in ${seconds(startedAt)} s`);
  return failures.length + strayed.length > 0;
}

/** The same seeds in processes that share nothing: the traces must be the same, event by event. */
async function runAgain(hashes: Map<number, string>, bundleDir: string): Promise<number[]> {
  const pool = await openSeedPool({ bundleDir, separate: true, keptEvents: 1 }, workers);
  const orders = [...hashes.keys()].map((seed) => ({ seed }));
  const strayed: number[] = [];
  await pool.run(orders, ({ seed, hash }) => {
    if (hash !== hashes.get(seed)) strayed.push(seed);
    return true;
  });
  pool.close();
  const told = strayed.length === 0 ? 'the same events' : `other events for seeds ${strayed.join(', ')}`;
  say(`${orders.length} seeds once more, in processes that share nothing: ${told}`);
  return strayed;
}

async function runOne({ seed = 0, actions, faults, verbose }: CommandLine, bundleDir: string): Promise<boolean> {
  const run = await createRunner({ bundleDir, separate: false, keptEvents: verbose ? everything : 60 });
  const result = await run({ seed, ...(actions && { actions }), ...(faults && { faults }) });
  if (verbose || result.violation) say(result.trace.join('\n'));
  say(describe(result.tally));
  const { rule, detail } = result.violation ?? { rule: 'passed', detail: `trace ${result.hash}` };
  say(`seed ${seed}: ${rule} (${detail})`);
  return result.violation !== undefined;
}

/** Shows the smallest part of a failing scenario that still fails, and how to see it again. */
async function explain(seed: number, bundleDir: string, verbose: boolean): Promise<void> {
  say(`\nshrinking seed ${seed} …`);
  const run = await createRunner({ bundleDir, separate: false, keptEvents: verbose ? everything : 60 });
  const scenario = drawScenario(seed);
  const whole = { actions: scenario.actions.length, faults: scenario.faults.length };
  const shrunk = await shrink(seed, whole, run);
  if (!shrunk) return say('it does not fail again: the simulation is not deterministic here');
  const { order, result } = shrunk;
  say(result.trace.join('\n'));
  say(`\nbroken: ${result.violation?.rule ?? ''}\n        ${result.violation?.detail ?? ''}`);
  order.actions.forEach((index) => say(`action ${index}: ${JSON.stringify(scenario.actions[index])}`));
  order.faults.forEach((index) => say(`fault ${index}: ${JSON.stringify(scenario.faults[index])}`));
  say(`\nas it was:  npm run simulate -- --seed ${seed}`);
  say(
    `shrunk:     npm run simulate -- --seed ${seed} --actions ${order.actions.join()} --faults ${order.faults.join()}\n`,
  );
}

function describe(tally: Tally): string {
  const parts = Object.entries(tally).sort(([, left], [, right]) => right - left);
  return parts.map(([what, times]) => `${times} ${what}`).join(', ');
}

function seconds(startedAt: number): string {
  return ((performance.now() - startedAt) / 1000).toFixed(1);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

void main();
