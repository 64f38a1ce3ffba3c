import { createChance } from '../sandbox/chance';
import { createSmallWorld, standing, timesShown, type Act, type SmallWorld } from './a-small-world';

const ACTS: Act[] = [
  ...(['write', 'write', 'write', 'reply', 'split', 'split', 'merge', 'undo', 'undo'] as const),
  ...(['done', 'pause', 'reactivate', 'swap'] as const),
];
const SEEDS = Array.from({ length: 120 }, (_, index) => index + 1);
const STEPS = 60;

/** Plays by chance; says which acts really happened. */
function play(seed: number, afterStep: (world: SmallWorld, what: Act) => void): Map<Act, number> {
  const chance = createChance(seed);
  const { world, act } = createSmallWorld(chance);
  const happened = new Map<Act, number>();
  for (let step = 0; step < STEPS; step += 1) {
    const what = ACTS[Math.floor(chance.next() * ACTS.length)] ?? 'write';
    if (act(what) !== undefined) happened.set(what, (happened.get(what) ?? 0) + 1);
    afterStep(world, what);
  }
  return happened;
}

function wronglyShown({ messages, conversations }: SmallWorld): string[] {
  const counted = [...conversations.values()].filter(({ state }) => state !== 'merged');
  return messages.flatMap((message) => {
    const times = counted.reduce((sum, each) => sum + timesShown(each, message), 0);
    return times === 1 ? [] : [`${message.key}: ${times} times`];
  });
}

it('whatever is split, merged, undone and moved on, each message is shown exactly once', () => {
  const happened = new Map<Act, number>();
  for (const seed of SEEDS) {
    const counts = play(seed, (world, what) => {
      const wrong = wronglyShown(world);
      if (wrong.length > 0) throw new Error(`seed ${seed}, after ${what}: ${wrong.join(', ')}`);
    });
    for (const [what, count] of counts) happened.set(what, (happened.get(what) ?? 0) + count);
  }
  for (const what of ACTS) expect(happened.get(what)).toBeGreaterThan(20);
});

it('at most one conversation is active, and it is one that is open', () => {
  for (const seed of SEEDS) {
    play(seed, ({ customer: { active }, conversations }, what) => {
      if (active.kind === 'none') return;
      const state = active.kind === 'request' ? conversations.get(active.request)?.state : 'being opened';
      if (state !== 'open') throw new Error(`seed ${seed}, after ${what}: the active one is ${state ?? 'unknown'}`);
    });
  }
});

it.each(['split', 'merge'] as const)('a %s that is undone at once leaves everything as it was', (what) => {
  let undone = 0;
  for (const seed of SEEDS.slice(0, 50)) {
    const chance = createChance(seed);
    const { world, act } = createSmallWorld(chance);
    for (let step = 0; step < STEPS; step += 1) {
      const before = standing(world);
      const result = act(what);
      if (result !== undefined) {
        expect({ seed, step, undone: act('undo', result) }).toEqual({ seed, step, undone: result });
        expect({ seed, step, after: standing(world) }).toEqual({ seed, step, after: before });
        undone += 1;
      }
      act(ACTS[Math.floor(chance.next() * ACTS.length)] ?? 'write');
    }
  }
  expect(undone).toBeGreaterThan(300);
});
