import type { Chance } from '../../ports';

export interface ConcurrencyGates {
  /** Whether a delivery under this key may start; it counts as running until `leave`. */
  enter(key: string, limit: number): boolean;
  leave(key: string): void;
  /** Parks a delivery until one of the key has ended. */
  wait(key: string, id: string): void;
  /** One of the parked deliveries, in no order at all, as the platform promises none. */
  next(key: string, chance: Chance): string | undefined;
  clear(): void;
}

/** Counters per key, shared by all queues of the installation. Mutual exclusion, no order. */
export function createConcurrencyGates(): ConcurrencyGates {
  const running = new Map<string, number>();
  const waiting = new Map<string, string[]>();
  return {
    enter(key, limit) {
      const count = running.get(key) ?? 0;
      if (count >= limit) return false;
      running.set(key, count + 1);
      return true;
    },
    leave(key) {
      running.set(key, Math.max(0, (running.get(key) ?? 0) - 1));
    },
    wait(key, id) {
      waiting.set(key, [...(waiting.get(key) ?? []), id]);
    },
    next(key, chance) {
      const parked = waiting.get(key) ?? [];
      const [chosen] = parked.splice(Math.floor(chance.next() * parked.length), 1);
      if (parked.length === 0) waiting.delete(key);
      return chosen;
    },
    clear() {
      running.clear();
      waiting.clear();
    },
  };
}
