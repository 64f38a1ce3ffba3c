import type { Chance } from '../sandbox/ports';
import type { Action } from './action';
import type { AgentRole } from './actors/panel';
import { pick } from './platform/fault-plan';

const MINUTE = 60_000;

/** What a scenario is mostly about; each has a bit of everything. */
export const themes = ['statuses', 'rearranging', 'numbers', 'departures'] as const;
export type Theme = (typeof themes)[number];

export function drawWrite(chance: Chance, customers: number): Action {
  const number = (below: number): number => Math.floor(chance.next() * below);
  const count = pick([1, 1, 1, 2, 3], chance);
  const late = chance.next() < 0.04 ? 13 * 60 * MINUTE : 0;
  const list = (draw: () => number): number[] => Array.from({ length: count }, draw);
  return {
    do: 'write',
    who: number(customers),
    spelling: number(4),
    texts: list(() => number(40)),
    ages: list(() => late + number(pick([1, 3_000, 3_000, 5 * MINUTE], chance))),
  };
}

export function drawAction(theme: Theme, chance: Chance, customers: number): Action {
  if (chance.next() < 0.24) return drawWrite(chance, customers);
  const about = chance.next() < 0.55 ? theme : pick(themes, chance);
  return pick(drawers[about], chance)(drawing(chance));
}

/** One draw: every property is drawn anew each time that it is read. */
interface Drawing {
  readonly nth: number;
  readonly clicks: number;
  readonly role: AgentRole;
  readonly roles: AgentRole[];
  readonly forms: { role: AgentRole; form: number }[];
  readonly mostly: boolean;
  readonly events: 'heard' | 'unheard';
  among<T>(values: readonly T[]): T;
}

function drawing(chance: Chance): Drawing {
  const among = <T>(values: readonly T[]): T => pick(values, chance);
  const a = 'agent';
  const b = 'agent2';
  return {
    among,
    get nth() {
      return Math.floor(chance.next() * 1_000);
    },
    get clicks() {
      return among([1, 1, 2]);
    },
    get role() {
      return among([a, b] as const);
    },
    get roles() {
      return among<AgentRole[]>([[a], [b], [a, a], [a, b]]);
    },
    get forms() {
      const one = (role: AgentRole, form = 0) => ({ role, form });
      return among([[one(a)], [one(b)], [one(a)], [one(a), one(a)], [one(a), one(b, 1)]]);
    },
    get mostly() {
      return chance.next() < 0.7;
    },
    get events() {
      return among(['heard', 'heard', 'unheard'] as const);
    },
  };
}

type Draw = (drawing: Drawing) => Action;
const often = (count: number, draw: Draw): Draw[] => Array.from({ length: count }, () => draw);

const split: Draw = ({ nth, among, forms, mostly }) => ({
  do: 'split',
  nth,
  share: among([0, 0.2, 0.5, 0.9]),
  clicks: forms,
  confirmed: mostly,
});
const merge: Draw = ({ nth, among, forms, mostly }) => ({
  do: 'merge',
  nth,
  others: among([0, 1, 1, 2, 3]),
  into: among(['this', 'this', 'another', 'new'] as const),
  clicks: forms,
  confirmed: mostly,
});
const undo: Draw = ({ nth, among, roles }) => ({ do: 'undo', nth, roles, afterMs: among([0, 3_000, 30_000, MINUTE]) });
const wait: Draw = ({ among }) => ({ do: 'wait', ms: among([2_000, 20_000, 70_000, 3 * MINUTE, 6 * MINUTE]) });
const move =
  (to: 'new' | 'indeterminate' | 'done'): Draw =>
  ({ nth }) => ({ do: 'move', nth, to });
const reply: Draw = ({ nth, clicks, role }) => ({ do: 'reply', nth, clicks, role });
const mail: Draw = ({ among }) => ({ do: 'mail', role: among(['customer', 'customer', 'customer2']) });
const addNumber: Draw = ({ nth, among, roles, mostly }) => ({
  do: 'add-number',
  nth,
  phone: among([0, 0, 1, 2, 3]),
  known: among([true, false, false]),
  choice: among(['none', 'merge', 'take-over'] as const),
  confirmed: mostly,
  roles,
});

const drawers: Record<Theme, Draw[]> = {
  statuses: [
    ...often(5, reply),
    ...often(5, move('done')),
    ...often(4, move('indeterminate')),
    move('new'),
    ...often(2, ({ nth }) => ({ do: 'repeat', nth, spelling: nth % 4 })),
    ({ nth }) => ({ do: 'twins', text: nth % 40 }),
    ({ nth, among }) => ({ do: among(['view', 'refresh'] as const), nth }),
    ...often(2, ({ nth, role }) => ({ do: 'see', nth, role })),
    ({ nth, clicks, role }) => ({ do: 'resend', nth, clicks, role }),
    ...often(2, ({ nth }) => ({ do: 'flip', nth })),
    ...often(2, ({ nth }) => ({ do: 'late-write', nth, text: nth % 40 })),
    ({ nth }) => ({ do: 'toggle', nth, pauseMs: 50 + (nth % 400) }),
    ({ nth }) => ({ do: 'toggle', nth, pauseMs: 50 + (nth % 150) }),
    ({ among }) => ({ do: among(['break-target', 'repair-target'] as const) }),
    () => ({ do: 'renew-secret' }),
    ...often(2, ({ nth, among }) => ({
      do: 'unheard-move',
      nth,
      to: among(['done', 'done', 'indeterminate'] as const),
    })),
    ({ nth }) => ({ do: 'report-failure', nth }),
    wait,
    ({ among }) => ({ do: 'wait', ms: among([6 * MINUTE, 12 * MINUTE]) }),
  ],
  rearranging: [
    ...often(5, split),
    ...often(6, merge),
    ...often(5, undo),
    ...often(3, ({ nth, among }) => ({
      do: 'split-and-undo',
      nth,
      share: among([0, 0.5]),
      roles: among<[AgentRole, AgentRole]>([
        ['agent', 'agent2'],
        ['agent2', 'agent'],
      ]),
    })),
    ...often(2, move('done')),
    move('indeterminate'),
    reply,
    ...(['pause', 'pause', 'reactivate', 'reactivate', 'swap', 'swap', 'resume'] as const).map(
      (deed): Draw =>
        ({ nth, clicks, role }) => ({ do: deed, nth, clicks, role }),
    ),
    ({ nth, role }) => ({ do: 'see', nth, role }),
    ({ nth }) => ({ do: 'refresh', nth }),
    ...often(2, wait),
  ],
  numbers: [
    ...often(3, mail),
    ...often(5, addNumber),
    ...often(2, ({ nth, among, mostly, role }) => ({
      do: 'change-number',
      nth,
      phone: among([0, 1, 2, 3]),
      confirmed: mostly,
      role,
    })),
    ...often(2, ({ nth, roles }) => ({ do: 'remove-number', nth, roles })),
    ...often(2, ({ nth, among, role }) => ({
      do: 'write-back',
      nth,
      text: nth % 40,
      meanwhile: among(['nothing', 'change', 'remove'] as const),
      phone: among([0, 1, 2, 3]),
      role,
    })),
    ...often(3, ({ nth, among }) => ({ do: 'comment', nth, role: among(['agent', 'agent2', 'agent', 'customer']) })),
    ...often(3, ({ nth, roles }) => ({ do: 'send-comment', nth, roles })),
    ({ nth, roles }) => ({ do: 'dismiss-comment', nth, roles }),
    ...often(2, reply),
    ({ nth, role }) => ({ do: 'see', nth, role }),
    merge,
    move('done'),
    ...often(2, wait),
  ],
  departures: [
    ...often(2, ({ nth, events }) => ({ do: 'delete', nth, events })),
    ({ nth }) => ({ do: 'late-delete', nth, text: nth % 40 }),
    ...often(2, ({ nth, among, events }) => ({ do: 'transfer', nth, steps: among([1, 2]), events })),
    ({ nth }) => ({ do: 'clone', nth }),
    ({ nth }) => ({ do: 'false-alarm', nth }),
    split,
    merge,
    undo,
    reply,
    ({ nth }) => ({ do: 'refresh', nth }),
    ...often(2, wait),
  ],
};
