import type { AppProcess, Invocation, Outcome } from '../invocation';

export interface ProcessPool {
  /**
   * Runs the invocation in a warm process, or in a new one when all are busy; waits when the limit is reached.
   * `started` hands out the process that runs it, for whoever may have to kill it.
   */
  run(invocation: Invocation, started: (process: AppProcess) => void): Promise<Outcome>;
  /** Ends all processes; module state is gone, as after a deployment. */
  clear(reason: string): void;
}

/** One invocation at a time per process; the last one that became free is used first, as it is the warmest. */
export function createProcessPool(options: { start: () => AppProcess; limit: number }): ProcessPool {
  const idle: AppProcess[] = [];
  const all = new Set<AppProcess>();
  const waiting: (() => void)[] = [];

  async function borrow(): Promise<AppProcess> {
    for (;;) {
      const warm = idle.pop();
      if (warm?.isAlive()) return warm;
      if (warm) {
        // It died between two invocations; nobody misses it.
        all.delete(warm);
        continue;
      }
      if (all.size < options.limit) {
        const fresh = options.start();
        all.add(fresh);
        return fresh;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  return {
    async run(invocation, started) {
      const process = await borrow();
      started(process);
      const outcome = await process.run(invocation);
      if (!process.isAlive()) all.delete(process);
      else if (all.has(process)) idle.push(process);
      waiting.shift()?.();
      return outcome;
    },
    clear(reason) {
      for (const process of all) process.kill(reason);
      all.clear();
      idle.length = 0;
    },
  };
}
