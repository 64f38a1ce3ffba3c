import type { Timeline } from '../../sandbox/ports';

export interface DueTask {
  at: number;
  name: string;
  recurring: boolean;
  task: () => void | Promise<void>;
}
/** A clock that moves only when it is told to; what is due waits until it is picked. */
export interface SteppedTimeline extends Timeline {
  /** Everything to come, by time. */
  tasks(): readonly DueTask[];
  /** Runs one of them; the clock moves on to its time if that is still to come. */
  run(task: DueTask): void;
  moveTo(at: number): void;
}

export function createSteppedTimeline(start: number, onError: (name: string, error: unknown) => void): SteppedTimeline {
  let now = start;
  let tasks: DueTask[] = [];

  const remove = (task: DueTask): void => {
    tasks = tasks.filter((each) => each !== task);
  };
  return {
    now: () => now,
    at(at, name, task, { recurring = false } = {}) {
      const entry = { at, name, recurring, task };
      const place = tasks.findIndex((other) => other.at > at);
      if (place < 0) tasks.push(entry);
      else tasks.splice(place, 0, entry);
      return () => remove(entry);
    },
    tasks: () => tasks,
    run(task) {
      remove(task);
      now = Math.max(now, task.at);
      void Promise.resolve()
        .then(task.task)
        .catch((error: unknown) => onError(task.name, error));
    },
    moveTo(at) {
      now = Math.max(now, at);
    },
  };
}
