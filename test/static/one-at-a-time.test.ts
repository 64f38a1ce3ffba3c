import { oneAtATime } from '../../static/shared/one-at-a-time';

function recording() {
  const ran: string[] = [];
  const finish: (() => void)[] = [];
  const run = (wish: string) => {
    ran.push(wish);
    return new Promise<string>((resolve) => finish.push(() => resolve(wish)));
  };
  return { ran, finish, ask: oneAtATime(run, (one, other) => one + other) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('joins what is wished in one breath', async () => {
  const { ran, ask } = recording();
  void ask('a');
  void ask('b');
  await turn();
  expect(ran).toEqual(['ab']);
});

it('runs once more for everything wished meanwhile, and never two at a time', async () => {
  const { ran, finish, ask } = recording();
  const first = ask('a');
  await turn();
  const second = ask('b');
  const third = ask('c');
  await turn();
  expect(ran).toEqual(['a']);
  finish[0]?.();
  await turn();
  finish[1]?.();
  expect(await Promise.all([first, second, third])).toEqual(['a', 'bc', 'bc']);
});
