import { buildProbe, createProbeSite, inside, modes, type ProbeBuild, type ProbeSite } from './probe-site';

let probe: ProbeBuild;
let site: ProbeSite;
let heard: unknown[];
beforeAll(async () => {
  probe = await buildProbe('realtime');
});
beforeEach(() => {
  heard = [];
});
afterEach(() => site.close());

function listen(options: { isGlobal: boolean; issue?: string; token?: string; replaySeconds?: number }) {
  const { isGlobal, issue = '1', token, replaySeconds } = options;
  const place = { moduleKey: 'panel', extension: { ...site.extension, issue: { id: issue } } };
  return site.host.subscribe({ channelName: 'c', isGlobal, place, token, replaySeconds }, (event) => heard.push(event));
}
async function sign(channel: string, claims: object): Promise<string> {
  const answer = await site.call('sign', { channel, claims });
  expect(answer).toMatchObject({ result: { result: { token: expect.any(String), expiresAt: expect.any(Number) } } });
  return String(inside(answer, 'result', 'result', 'token'));
}

describe.each(modes)('realtime in %s', (mode) => {
  it('reaches who listens to the same channel', async () => {
    site = createProbeSite(probe, mode);
    listen({ isGlobal: true });
    const answer = await site.call('publishGlobal', { channel: 'c', payload: 'hi' });
    await site.timeline.settle();
    expect(answer).toMatchObject({ result: { result: { eventId: expect.any(String) } } });
    expect(heard).toEqual(['hi']);
  });

  it('carries objects to everybody who listens to a global channel', async () => {
    site = createProbeSite(probe, mode);
    listen({ isGlobal: true });
    listen({ isGlobal: true, issue: '2' });
    await site.call('publishGlobal', { channel: 'c', payload: { changed: 'writing' } });
    await site.timeline.settle();
    expect(heard).toEqual([{ changed: 'writing' }, { changed: 'writing' }]);
  });

  it('is lost when nobody listens, but for a short replay', async () => {
    site = createProbeSite(probe, mode);
    expect(await site.call('publishGlobal', { channel: 'c', payload: 'hi' })).toEqual({
      ok: true,
      result: { result: { eventId: null, eventTimestamp: null } },
    });
    listen({ isGlobal: true });
    await site.timeline.settle();
    expect(heard).toEqual([]);
    listen({ isGlobal: true, replaySeconds: 30 });
    await site.timeline.settle();
    expect(heard).toEqual(['hi']);
  });

  it('of one issue is not heard on another', async () => {
    site = createProbeSite(probe, mode);
    listen({ isGlobal: false, issue: '2' });
    listen({ isGlobal: true });
    await site.call('publish', { channel: 'c', payload: 'x' });
    await site.timeline.settle();
    expect(heard).toEqual([]);
    listen({ isGlobal: false });
    await site.call('publish', { channel: 'c', payload: 'y' });
    await site.timeline.settle();
    expect(heard).toEqual(['y']);
  });

  it('with a token needs the same claims on both sides', async () => {
    site = createProbeSite(probe, mode);
    const mine = await sign('c', { conversation: '1', b: '2' });
    const same = await sign('c', { b: '2', conversation: '1' });
    const other = await sign('c', { conversation: '2' });
    listen({ isGlobal: true, token: mine });
    listen({ isGlobal: true });
    await site.call('publishGlobal', { channel: 'c', payload: 'other', token: other });
    await site.call('publishGlobal', { channel: 'c', payload: 'same', token: same });
    await site.timeline.settle();
    expect(heard).toEqual(['same']);
  });

  it('refuses tokens of another channel, forged ones and old ones', async () => {
    site = createProbeSite(probe, mode);
    const token = await sign('d', { a: '1' });
    expect(listen({ isGlobal: true, token })).toEqual({ error: 'CHANNEL_NAME_MISMATCH' });
    expect(listen({ isGlobal: true, token: `${token}x` })).toEqual({ error: 'INVALID_TOKEN' });
    const own = await sign('c', { a: '1' });
    await site.timeline.advance(16 * 60_000);
    expect(listen({ isGlobal: true, token: own })).toEqual({ error: 'TOKEN_EXPIRED' });
    expect(await site.call('publishGlobal', { channel: 'c', payload: 'x', token: own })).toMatchObject({
      result: { result: { errors: [{ message: expect.stringContaining('TOKEN_EXPIRED') }] } },
    });
  });

  it('has a limit of operations per second', async () => {
    site = createProbeSite(probe, mode, { conditions: { realtimePerSecond: 0 } });
    expect(await site.call('publishGlobal', { channel: 'c', payload: 'x' })).toMatchObject({
      result: { result: { errors: [{ message: 'RATE_LIMIT_EXCEEDED' }] } },
    });
  });
});
