import type { Message, Problem } from './message';
import { createPeer, type Peer } from './peer';
import { isCallable } from './shapes';

/** Two ends of a bridge; what they post is copied, as `postMessage` copies. */
function bridge(answer: (command: string, data: unknown) => unknown) {
  const problems: Problem[] = [];
  const posted: Message[] = [];
  const ends: { page?: Peer; frame?: Peer } = {};
  const deliver = (end: 'page' | 'frame') => (message: Message) => {
    posted.push(message);
    const copy = structuredClone(message);
    queueMicrotask(() => ends[end]?.receive(copy));
  };
  const problem = (found: Problem) => problems.push(found);
  const frame = createPeer({ prefix: 'f', post: deliver('page'), answer: () => undefined, problem });
  const page = createPeer({ prefix: 'p', post: deliver('frame'), answer, problem });
  Object.assign(ends, { page, frame });
  return { page, frame, problems, posted };
}

it('answers a call with what the other side returns, functions included', async () => {
  const heard: unknown[] = [];
  const { frame } = bridge(() => ({ unsubscribe: (why: unknown) => heard.push(why) }));
  const answer = await frame.call('on', {});
  const unsubscribe: unknown = Reflect.get(Object(answer), 'unsubscribe');
  if (!isCallable(unsubscribe)) throw new Error('no function arrived');
  await unsubscribe('enough');
  expect(heard).toEqual(['enough']);
});

it('rejects with the name and the words of an error', async () => {
  const { frame } = bridge(() => {
    throw new RangeError('too far');
  });
  await expect(frame.call('invoke', {})).rejects.toMatchObject({ name: 'RangeError', message: 'too far' });
});

it('gives one function the same proxy each time, by the id that the reconciler gave it', async () => {
  const seen: unknown[] = [];
  const { frame, posted } = bridge((_command, data) => seen.push(Reflect.get(Object(data), 'onClick')));
  const onClick = Object.assign(() => undefined, { __id__: 'known' });
  await frame.call('reconcile', { onClick });
  await frame.call('reconcile', { onClick });
  expect(seen[0]).toBe(seen[1]);
  expect(JSON.stringify(posted[0])).toContain('"id":"known"');
});

it('keeps a function that was sent again while the other side forgot it', async () => {
  const seen: unknown[] = [];
  const { frame, page } = bridge((_command, data) => seen.push(Reflect.get(Object(data), 'onClick')));
  const pressed: string[] = [];
  const onClick = Object.assign(() => pressed.push('pressed'), { __id__: 'known' });
  await frame.call('reconcile', { onClick });
  page.forget(['known']);
  await frame.call('reconcile', { onClick });
  const last = seen.at(-1);
  if (!isCallable(last)) throw new Error('no function arrived');
  await last();
  expect(pressed).toEqual(['pressed']);
});

it('refuses what the platform cannot carry', async () => {
  const { frame } = bridge(() => undefined);
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  await expect(frame.call('reconcile', cyclic)).rejects.toThrow('cyclic');
  await expect(frame.call('reconcile', { size: 3n })).rejects.toThrow('BigInt');
});

it('drops undefined and symbols, and carries dates and errors', async () => {
  const { frame } = bridge((_command, data) => data);
  const sent = { gone: undefined, mark: Symbol('mark'), at: new Date(0), broken: new TypeError('no'), list: [1, null] };
  await expect(frame.call('emit', sent)).resolves.toEqual({
    at: new Date(0),
    broken: Object.assign(new Error('no'), { name: 'TypeError' }),
    list: [1, null],
  });
});
