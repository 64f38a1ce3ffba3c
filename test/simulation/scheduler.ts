import type { Chance } from '../sandbox/ports';
import type { SimulatedSite } from './platform/simulated-site';
import type { DueTask } from './platform/stepped-timeline';
import { pick } from './platform/fault-plan';

/** Who does something of their own accord; `act` begins it, what follows are calls and tasks. */
export interface Actors {
  left(): number;
  act(): void;
}

/** A process is ended the moment its time is up, and an app's own timer fires on time; everything else may be late. */
const onTime = ({ name }: DueTask): boolean => name.startsWith('time-out of') || name === 'timer of the app';

/** Picks what happens next: one call goes on, one task that is due runs, somebody acts, or time passes. */
export function createScheduler(site: SimulatedSite, chance: Chance) {
  const { points, timeline } = site;

  /** Waits until everything that can go on by itself has done so. */
  async function quiet(): Promise<void> {
    let seen = -1;
    for (let still = 0, turns = 0; still < 2 || (site.isComputing() && turns < 500); turns += 1) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      still = points.activity() === seen ? still + 1 : 0;
      seen = points.activity();
    }
  }

  function pass(ms: number): void {
    const until = timeline.now() + Math.floor(ms);
    const urgent = timeline.tasks().find((task) => task.at <= until && onTime(task));
    if (urgent) timeline.run(urgent);
    else timeline.moveTo(until);
  }

  /** The next task; at times one of those behind it overtakes. */
  function runNext(orderly: boolean): boolean {
    const [first, ...behind] = timeline.tasks();
    if (!first) return false;
    const urgent = [first, ...behind].find(onTime);
    const others = [first, ...behind.slice(0, 3)].filter((task) => !onTime(task) && (!urgent || task.at <= urgent.at));
    const overtakes = !orderly && chance.next() < 0.25;
    timeline.run((overtakes ? others[Math.floor(chance.next() * others.length)] : undefined) ?? first);
    return true;
  }

  function runDue(): boolean {
    const due = timeline.tasks().filter((task) => task.at <= timeline.now());
    if (due.length === 0) return false;
    timeline.run(due.find(onTime) ?? pick(due, chance));
    return true;
  }

  function letGo(): boolean {
    if (points.waiting.length === 0) return false;
    pass(chance.next() ** 3 * 60);
    const ready = points.waiting.filter((point) => (point.patience -= 1) < 0);
    if (points.waiting.length > 0) pick(ready.length > 0 ? ready : points.waiting, chance).go();
    return true;
  }

  return {
    quiet,
    /** One step of the random phase. */
    async step(actors: Actors): Promise<void> {
      await quiet();
      const draw = chance.next();
      const busy = points.waiting.length > 0;
      if (busy && draw < 0.72) letGo();
      else if (draw < 0.86 && runDue()) return;
      else if (actors.left() > 0 && (draw < 0.91 || (!busy && draw < 0.4))) actors.act();
      else if (busy && draw < 0.997) pass(chance.next() * 1_500);
      else runNext(false);
    },
    /** One step towards rest: nobody acts, and time passes only when nothing else can happen. */
    async settle(): Promise<boolean> {
      await quiet();
      return letGo() || runDue() || runNext(true);
    },
  };
}
