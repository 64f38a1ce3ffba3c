import { buildProbe, createProbeSite, inside, modes, type ProbeBuild, type ProbeSite } from './probe-site';

let probe: ProbeBuild;
let site: ProbeSite;
beforeAll(async () => {
  probe = await buildProbe('app-functions');
});
afterEach(() => {
  expect(site.failures).toEqual([]);
  site.close();
});

describe.each(modes)('functions of the app in %s', (mode) => {
  it('get the context that the platform vouches for', async () => {
    site = createProbeSite(probe, mode);
    const answer = await site.call('context', { a: 1, list: [1, 2] });
    expect(answer).toMatchObject({
      ok: true,
      result: {
        payload: { a: 1, list: [1, 2] },
        context: {
          accountId: 'agent',
          accountType: 'licensed',
          installContext: expect.stringMatching(/^ari:cloud:jira::site\//),
          moduleKey: 'panel',
          extension: { issue: { id: '1', key: 'A-1' } },
          installation: { ari: { installationId: expect.any(String) } },
        },
      },
    });
    expect(answer).not.toHaveProperty('result.context.license');
  });

  it('keep module state in a warm process and lose it in a new one', async () => {
    site = createProbeSite(probe, mode);
    await site.call('count');
    expect(await site.call('count')).toEqual({ ok: true, result: 2 });
    site.host.stopProcesses();
    expect(await site.call('count')).toEqual({ ok: true, result: 1 });
  });

  it('start a second process when the first is busy, with state of its own', async () => {
    site = createProbeSite(probe, mode);
    const answers = await Promise.all([
      site.call('wait', { ms: 50 }),
      site.call('count'),
      site.call('wait', { ms: 50 }),
    ]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true]);
    expect(site.host.metrics.report().invocations.filter(({ loadMs }) => loadMs !== undefined)).toHaveLength(3);
  });

  it('see the site time', async () => {
    const days = 10 * 86_400_000;
    site = createProbeSite(probe, mode, { offset: days });
    const answer = await site.call('now');
    expect(answer).toMatchObject({ ok: true, result: { isDate: true } });
    expect(Math.abs(Number(inside(answer, 'result', 'now')) - site.timeline.now())).toBeLessThan(5_000);
  });

  it('tell the page why they failed', async () => {
    site = createProbeSite(probe, mode);
    expect(await site.call('throws')).toEqual({
      ok: false,
      error: { code: 'FUNCTION_ERR', message: 'There was an error invoking the function - on purpose' },
    });
    expect(await site.call('nothing')).toMatchObject({ ok: false });
  });

  it('know how much time is left', async () => {
    site = createProbeSite(probe, mode);
    const answer = await site.call('remaining');
    const ms = inside(answer, 'result', 'ms');
    expect(ms).toBeGreaterThan(20_000);
    expect(ms).toBeLessThanOrEqual(25_000);
  });

  it('write logs that name the invocation', async () => {
    site = createProbeSite(probe, mode);
    await site.call('log');
    expect(site.host.logs()).toMatchObject([
      { source: 'app', level: 'warn', text: 'hello world', function: 'panel', invocationId: expect.any(String) },
    ]);
  });

  it('die at their time-out, by the site clock', async () => {
    site = createProbeSite(probe, mode);
    const answer = site.call('wait', { ms: 60_000 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await site.timeline.advance(26_000);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'FUNCTION_TIME_OUT' } });
    expect(await site.call('count')).toEqual({ ok: true, result: 1 });
  });

  it('die before or after a call, as a fault says', async () => {
    site = createProbeSite(probe, mode);
    site.host.faults.add({ target: 'kvs', match: '/api/v1/set', effect: { crash: 'before' } });
    expect(await site.call('store', { key: 'before' })).toMatchObject({ ok: false });
    expect(site.stored('before')).toBeUndefined();
    site.host.faults.add({ target: 'kvs', match: '/api/v1/set', effect: { crash: 'after' } });
    expect(await site.call('store', { key: 'after' })).toMatchObject({ ok: false });
    expect(site.stored('after')).toBe(1);
    expect(await site.call('store', { key: 'now' })).toEqual({ ok: true, result: 'stored' });
  });

  it('count calls and rounds', async () => {
    site = createProbeSite(probe, mode);
    await site.call('readTogether');
    await site.call('readInTurn');
    const { calls, invocations, cost } = site.host.metrics.report();
    expect(calls).toEqual({ kvs: 4, queue: 0, realtime: 0, jira: 0, infobip: 0, other: 0 });
    expect(invocations.map(({ rounds }) => rounds)).toEqual([1, 2]);
    expect(invocations[0]).toMatchObject({ function: 'panel', calls: { kvs: 2 }, bytesRead: 2048, bytesWritten: 0 });
    expect(cost).toBeGreaterThan(0);
  });

  it('refuse too large a payload from the page', async () => {
    site = createProbeSite(probe, mode);
    expect(await site.call('context', { a: 'x'.repeat(600_000) })).toMatchObject({
      ok: false,
      error: { code: 'PAYLOAD_TOO_LARGE' },
    });
  });
});

it('an endless loop in a worker is ended at the time-out and its CPU is measured', async () => {
  site = createProbeSite(probe, 'worker threads');
  const answer = site.call('loop');
  await new Promise((resolve) => setTimeout(resolve, 500));
  await site.timeline.advance(26_000);
  expect(await answer).toMatchObject({ ok: false, error: { code: 'FUNCTION_TIME_OUT' } });
  await site.call('count');
  expect(site.host.metrics.report().invocations.at(-1)?.cpuMs).toBeGreaterThan(0);
});
