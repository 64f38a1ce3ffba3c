import type { Timeline } from './ports';

/** The site's clock: real time plus an offset that only grows. */
export interface LiveTimeline extends Timeline {
  /** Moves the clock by `ms` and runs on the way everything that is due, in order. */
  advance(ms: number): Promise<void>;
  /**
   * Runs what is due within `horizonMs` of site time (recurring tasks aside) and whatever follows from it, jumping
   * over the gaps, until nothing of it is left and nothing runs.
   */
  settle(horizonMs?: number): Promise<void>;
  /** Lets work that the timeline did not start count as running. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Drops everything that is due; the clock itself goes on. */
  forget(): void;
}

export interface LiveTimelineOptions {
  /** The real clock, in milliseconds since 1970. */
  realNow: () => number;
  /** How far the site's clock is ahead of the real one, in milliseconds. */
  offset: number;
  onJump: (offset: number) => void;
  onError: (name: string, error: unknown) => void;
  /** After how many real milliseconds without an end running work seems to wait for the clock itself. */
  patienceMs?: number;
}

interface Entry {
  at: number;
  name: string;
  recurring: boolean;
  task: () => void | Promise<void>;
}

const fiveMinutes = 300_000;
/** `setTimeout` takes no longer delay than this. */
const longestTimer = 2_147_483_647;

/** A timeline on real timers, which do not keep the process alive. */
export function createLiveTimeline(options: LiveTimelineOptions): LiveTimeline {
  const { realNow, onJump, onError, patienceMs = 50 } = options;
  let { offset } = options;
  let entries: Entry[] = [];
  let timer: NodeJS.Timeout | undefined;
  let jumps: Promise<unknown> = Promise.resolve();
  const running = new Set<Promise<unknown>>();

  const now = () => realNow() + offset;

  const track = <T>(work: Promise<T>): Promise<T> => {
    const counted: Promise<unknown> = work
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => running.delete(counted));
    running.add(counted);
    return work;
  };

  const run = ({ name, task }: Entry) => {
    const work = Promise.resolve()
      .then(task)
      .catch((error: unknown) => {
        onError(name, error);
      });
    void track(work);
  };

  const runDue = () => {
    const moment = now();
    const due = entries.filter(({ at }) => at <= moment);
    entries = entries.filter(({ at }) => at > moment);
    due.forEach(run);
    arm();
  };

  const arm = () => {
    clearTimeout(timer);
    const first = entries[0];
    if (!first) return;
    timer = setTimeout(runDue, Math.min(Math.max(0, Math.ceil(first.at - now())), longestTimer));
    timer.unref();
  };

  const jumpTo = (at: number) => {
    if (at > now()) {
      offset = at - realNow();
      onJump(offset);
    }
    runDue();
  };

  /**
   * Waits until nothing runs. Running work may itself wait for the clock: then the clock moves to the next entry, soon
   * if that is something of the work's own, late if it is a schedule or the work's time-out, since slow is not stuck.
   */
  const quiet = async (limit: number) => {
    let waitingSince = realNow();
    while (running.size > 0) {
      const ended = await endsWithin(patienceMs, Promise.race(running));
      const first = entries[0];
      if (ended) waitingSince = realNow();
      else if (first && first.at <= limit && realNow() - waitingSince >= patienceMs * (first.recurring ? 400 : 1)) {
        jumpTo(first.at);
        waitingSince = realNow();
      }
    }
  };

  /** One jump at a time: two at once would each move the clock under the other. */
  const inTurn = (jump: () => Promise<void>): Promise<void> => {
    const turn = jumps.then(jump);
    jumps = turn.catch(() => undefined);
    return turn;
  };

  return {
    now,
    track,
    at: (at, name, task, { recurring = false } = {}) => {
      const entry: Entry = { at, name, recurring, task };
      const place = entries.findIndex((other) => other.at > at);
      if (place < 0) entries.push(entry);
      else entries.splice(place, 0, entry);
      if (entries[0] === entry) arm();
      return () => {
        entries = entries.filter((other) => other !== entry);
      };
    },
    advance: (ms) =>
      inTurn(async () => {
        const target = now() + ms;
        await quiet(target);
        for (let first = entries[0]; first && first.at <= target; first = entries[0]) {
          jumpTo(first.at);
          await quiet(target);
        }
        jumpTo(target);
        await quiet(target);
      }),
    settle: (horizonMs = fiveMinutes) =>
      inTurn(async () => {
        const end = now() + horizonMs;
        const isLeft = () => entries.some(({ at, recurring }) => !recurring && at <= end);
        await quiet(end);
        while (isLeft()) {
          jumpTo(entries[0]?.at ?? end);
          await quiet(end);
        }
      }),
    forget: () => {
      entries = [];
      clearTimeout(timer);
    },
  };
}

async function endsWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const ended = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return ended;
}
