/** Where an app process gets its timers from: real ones by default, the simulation's own in a simulation. */
export interface TimerSource {
  /** Returns what cancels it. */
  after(ms: number, task: () => void): () => void;
}

export const realTimers: TimerSource = {
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

/** What the app holds for a timer; code in the field calls `ref`, `unref` and `hasRef` on it. */
interface AppTimer {
  cancel: () => void;
  ref(): AppTimer;
  unref(): AppTimer;
  hasRef(): boolean;
  [Symbol.toPrimitive](): number;
}

export interface AppTimers {
  globals: Record<string, unknown>;
  /** For parts of the loader that wait on the app's behalf. */
  after: TimerSource['after'];
  /** The process is dead: nothing fires any more. */
  stop(): void;
}

/** Timers that end with whoever started them. */
export function createMortalTimers(source: TimerSource): TimerSource & { stop(): void } {
  const armed = new Set<() => void>();
  let stopped = false;
  return {
    after(ms, task) {
      if (stopped) return () => undefined;
      const cancel = source.after(ms, () => {
        armed.delete(cancel);
        task();
      });
      armed.add(cancel);
      return () => {
        armed.delete(cancel);
        cancel();
      };
    },
    stop() {
      stopped = true;
      for (const cancel of armed) cancel();
      armed.clear();
    },
  };
}

/** The timer functions that the bundle sees. They stop with the process. */
export function createAppTimers(source: TimerSource): AppTimers {
  const live = new Map<number, AppTimer>();
  const { after, stop } = createMortalTimers(source);
  let lastId = 0;

  function start(task: (...args: unknown[]) => void, ms: number, args: unknown[], repeat: boolean): AppTimer {
    const id = ++lastId;
    const delay = Number.isFinite(ms) && ms >= 1 ? ms : 1;
    const timer: AppTimer = {
      cancel: () => undefined,
      ref: () => timer,
      unref: () => timer,
      hasRef: () => true,
      [Symbol.toPrimitive]: () => id,
    };
    const arm = (): void => {
      timer.cancel = after(delay, () => {
        if (repeat) arm();
        else live.delete(id);
        task(...args);
      });
    };
    live.set(id, timer);
    arm();
    return timer;
  }

  function clear(timer: unknown): void {
    if (timer === undefined || timer === null) return;
    const id = Number(timer);
    live.get(id)?.cancel();
    live.delete(id);
  }

  type Task = (...args: unknown[]) => void;
  return {
    globals: {
      setTimeout: (task: Task, ms = 0, ...args: unknown[]) => start(task, ms, args, false),
      setInterval: (task: Task, ms = 0, ...args: unknown[]) => start(task, ms, args, true),
      clearTimeout: clear,
      clearInterval: clear,
    },
    after,
    stop: () => {
      stop();
      live.clear();
    },
  };
}
