import type { Chance, Collection, Timeline } from '../ports';
import type { Range } from './conditions';

/** A whole number of milliseconds within the range. */
export function somewhereIn({ min, max }: Range, chance: Chance): number {
  return Math.round(min + chance.next() * (max - min));
}

export interface DueRecord {
  id: string;
  /** Site time. */
  dueAt: number;
}
export interface DueRecords<T extends DueRecord> {
  /** Stores the record and has it run when it is due; a record of the same id is replaced. */
  put(record: T): void;
  remove(id: string): void;
  get(id: string): T | undefined;
  all(): T[];
  /** Schedules everything stored again: after a restart, or after the timeline forgot. */
  resume(): void;
  clear(): void;
}

/** Things to be done later that survive a restart of the sandbox. `run` must put or remove the record in the end. */
export function createDueRecords<T extends DueRecord>(options: {
  collection: Collection<T>;
  timeline: Timeline;
  name: (record: T) => string;
  run: (record: T) => Promise<void>;
}): DueRecords<T> {
  const { collection, timeline } = options;
  const scheduled = new Map<string, () => void>();

  function unschedule(id: string): void {
    scheduled.get(id)?.();
    scheduled.delete(id);
  }
  function schedule(record: T): void {
    unschedule(record.id);
    const task = (): Promise<void> | undefined => {
      scheduled.delete(record.id);
      const current = collection.get(record.id);
      return current && options.run(current);
    };
    scheduled.set(record.id, timeline.at(record.dueAt, options.name(record), task));
  }
  return {
    put(record) {
      collection.put(record.id, record);
      schedule(record);
    },
    remove(id) {
      unschedule(id);
      collection.delete(id);
    },
    get: (id) => collection.get(id),
    all: () => collection.all(),
    resume() {
      for (const record of collection.all()) schedule(record);
    },
    clear() {
      for (const record of collection.all()) {
        unschedule(record.id);
        collection.delete(record.id);
      }
    },
  };
}
