import type { Chance, PlatformCall } from '../../sandbox/ports';
import type { DoorAnswer } from '../../sandbox/forge/invocation';

/** What becomes of a call of the app. `done` calls were carried out by the platform, whatever the app hears of it. */
export type Fate =
  | { kind: 'well' }
  /** Not carried out: the platform answers `status`, or nobody answers. */
  | { kind: 'refused'; status?: number; failure?: 'refused' | 'reset' | 'timeout' }
  /** Carried out, and the answer is lost. */
  | { kind: 'lost'; status?: number; failure?: 'reset' | 'timeout' }
  | { kind: 'crash'; when: 'before' | 'after' }
  /** The answer never comes: the function's time-out ends it. */
  | { kind: 'hang'; done: boolean };

/** A call that waits for the scheduler: before the platform sees it, or before the app sees the answer. */
export interface CallPoint {
  stage: 'before' | 'after';
  call: PlatformCall;
  owner: PointOwner;
  /** A slow call: so many others go on before it. */
  patience: number;
  go(): void;
}
/** An invocation with calls under way. */
export interface PointOwner {
  invocationId: string;
  /** How many, hanging calls included. */
  open: number;
}

/** Where the app's calls wait, in the order in which they came. */
export interface CallPoints {
  waiting: CallPoint[];
  /** Counts up whenever something came in or went on. */
  activity(): number;
  touched(): void;
  wait(point: Omit<CallPoint, 'go' | 'patience'>): Promise<void>;
  /** Calls of a killed process are never answered; those that are still on their way are handed out. */
  abandon(owner: PointOwner): CallPoint[];
}

/** How often a call is slow, and for how many others at most. A provider's answer may well come after its report. */
const slow = { forge: { often: 0.06, longest: 200 }, egress: { often: 0.3, longest: 200 } };

export function createCallPoints(chance: Pick<Chance, 'next'>): CallPoints {
  let activity = 0;
  const waiting: CallPoint[] = [];
  const remove = (point: CallPoint): void => {
    const place = waiting.indexOf(point);
    if (place >= 0) waiting.splice(place, 1);
    activity += 1;
  };
  return {
    waiting,
    activity: () => activity,
    touched: () => void (activity += 1),
    wait: (given) =>
      new Promise((resolve) => {
        const { often, longest } = slow[given.call.kind];
        const point: CallPoint = {
          ...given,
          patience: chance.next() < often ? Math.floor(chance.next() * longest) : 0,
          go() {
            remove(point);
            given.owner.open -= 1;
            resolve();
          },
        };
        given.owner.open += 1;
        waiting.push(point);
        activity += 1;
      }),
    abandon(owner) {
      const dead = waiting.filter((point) => point.owner === owner);
      dead.forEach(remove);
      return dead.filter(({ stage }) => stage === 'before');
    },
  };
}

/** What the app hears of a call that was carried out and whose answer was lost. */
export function lostAnswer({ status, failure }: Extract<Fate, { kind: 'lost' }>): DoorAnswer {
  if (status === undefined) return { failure: failure ?? 'timeout' };
  const body = JSON.stringify({ code: 'INTERNAL_SERVER_ERROR', message: 'the answer was lost' });
  return { status, headers: { 'content-type': 'application/json' }, body };
}
