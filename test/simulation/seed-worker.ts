import { z } from 'zod';
import { prepareGround } from './platform/ground';
import { createSeparateProcesses, createSharedProcesses } from './platform/shared-realm';
import { drawScenario } from './scenario';
import { runScenario, type RunResult } from './scenario-run';

/** What a worker is started with, as one JSON argument. */
export const workerOptions = z.object({ bundleDir: z.string(), separate: z.boolean(), keptEvents: z.number() });
export type WorkerOptions = z.infer<typeof workerOptions>;

/** One scenario: a seed, and which of its actions and faults take part (all unless said). */
export const order = z.object({
  seed: z.number(),
  actions: z.array(z.number()).optional(),
  faults: z.array(z.number()).optional(),
});
export type Order = z.infer<typeof order>;
export interface PartialOrder {
  seed: number;
  actions: number[];
  faults: number[];
}

export const runResult: z.ZodType<RunResult> = z.object({
  seed: z.number(),
  violation: z.object({ rule: z.string(), detail: z.string() }).optional(),
  trace: z.array(z.string()),
  hash: z.string(),
  tally: z.record(z.string(), z.number()),
});

/** Runs scenarios on one bundle, one after the other. */
export async function createRunner({ bundleDir, separate, keptEvents }: WorkerOptions) {
  const ground = await prepareGround(separate ? createSeparateProcesses(bundleDir) : createSharedProcesses(bundleDir));
  return ({ seed, actions, faults }: Order): Promise<RunResult> => {
    const whole = drawScenario(seed);
    const scenario = {
      ...whole,
      actions: whole.actions.filter((_, index) => actions?.includes(index) ?? true),
      faults: whole.faults.filter((_, index) => faults?.includes(index) ?? true),
    };
    return runScenario(ground, scenario, keptEvents);
  };
}

async function serve(send: (result: RunResult) => void): Promise<void> {
  const run = await createRunner(workerOptions.parse(JSON.parse(process.argv[2] ?? '{}')));
  let turn = Promise.resolve();
  process.on('message', (message) => {
    const given = order.parse(message);
    turn = turn.then(async () => send(await run(given)));
  });
  process.send?.('ready');
}

if (process.send && process.argv[1] === __filename) {
  void serve((result) => process.send?.(result));
}
