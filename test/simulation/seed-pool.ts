import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { RunResult } from './scenario-run';
import { runResult, type Order, type WorkerOptions } from './seed-worker';

export interface SeedPool {
  /** Runs the scenarios on all workers; results come in no order. Ends early when `onResult` answers false. */
  run(orders: Iterable<Order>, onResult: (result: RunResult) => boolean): Promise<void>;
  close(): void;
}

/** A scenario leaves much behind that is soon forgotten: with room for it, collecting takes half the time. */
const roomy = ['--max-semi-space-size=64'];

/** Child processes that share the seeds; each evaluates the bundle once. */
export async function openSeedPool(options: WorkerOptions, workers: number): Promise<SeedPool> {
  const file = path.join(__dirname, 'seed-worker.ts');
  const children = await Promise.all(Array.from({ length: workers }, () => start(file, options)));
  return {
    async run(orders, onResult) {
      const left = orders[Symbol.iterator]();
      let goesOn = true;
      await Promise.all(
        children.map(async (child) => {
          for (let next = left.next(); goesOn && !next.done; next = left.next()) {
            goesOn = onResult(await ask(child, next.value)) && goesOn;
          }
        }),
      );
    },
    close: () => children.forEach((child) => child.kill()),
  };
}

async function start(file: string, options: WorkerOptions): Promise<ChildProcess> {
  const child = fork(file, [JSON.stringify(options)], { execArgv: [...process.execArgv, ...roomy] });
  await answerOf(child);
  return child;
}

async function ask(child: ChildProcess, order: Order): Promise<RunResult> {
  child.send(order);
  return runResult.parse(await answerOf(child));
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null): void => reject(new Error(`A worker ended with ${code ?? 'a signal'}.`));
    child.once('exit', died);
    child.once('message', (message) => {
      child.off('exit', died);
      resolve(message);
    });
  });
}
