import type { Fault } from '../ports';

export interface Faults {
  /** @throws {Error} for an effect that the target cannot suffer */
  add(fault: Fault): void;
  clear(): void;
  /** Uses up one of the faults that fit, if there is one. `call` is `"METHOD path"`, or an event's type. */
  take(target: Fault['target'], call: string): Fault['effect'] | undefined;
}

/** Faults to come, oldest first; one without `times` happens once. */
export function createFaults(): Faults {
  let faults: (Fault & { left: number })[] = [];
  return {
    add(fault) {
      const { status, code, crash } = fault.effect;
      if (fault.target === 'events' && (status ?? code ?? crash) !== undefined) {
        throw new Error('An event can only be dropped, doubled or delayed.');
      }
      faults.push({ ...fault, left: fault.times ?? 1 });
    },
    clear: () => void (faults = []),
    take(target, call) {
      const fault = faults.find((each) => each.target === target && call.includes(each.match ?? ''));
      if (!fault) return undefined;
      fault.left -= 1;
      if (fault.left <= 0) faults = faults.filter((each) => each !== fault);
      return fault.effect;
    },
  };
}
