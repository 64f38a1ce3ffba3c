import { z } from 'zod';
import { buildProbe, createProbeSite, inside, modes, type ProbeBuild, type ProbeSite } from './probe-site';

let probe: ProbeBuild;
let site: ProbeSite;
beforeAll(async () => {
  probe = await buildProbe('web-triggers');
});
afterEach(() => site.close());

const post = (path: string, body = '') =>
  site.host.webTrigger({ method: 'POST', path, headers: { 'content-type': 'text/plain', 'x-secret': 's' }, body });

describe.each(modes)('web triggers in %s', (mode) => {
  it('get the request as the platform hands it on, without a user', async () => {
    site = createProbeSite(probe, mode);
    const answer = await post('/webtrigger/hook/more?a=1&a=2', 'hello');
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    const seen: unknown = JSON.parse(String(answer.body));
    expect(seen).toMatchObject({
      request: {
        method: 'POST',
        path: expect.stringMatching(/^\/public\/[\w-]+\/more$/),
        userPath: '/more',
        queryParameters: { a: ['1', '2'] },
        body: 'hello',
      },
      asUser: 'NEEDS_AUTHENTICATION_ERR',
      realtime: { eventId: null, errors: [{ message: expect.stringContaining('context token') }] },
    });
    expect(seen).not.toHaveProperty('context.principal');
    const headers = Object.entries(z.record(z.string(), z.unknown()).parse(inside(seen, 'request', 'headers')));
    const lower = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
    expect(lower).toEqual({ 'content-type': ['text/plain'], 'x-secret': ['s'] });
  });

  it('that answer anything else are a 500', async () => {
    site = createProbeSite(probe, mode);
    expect(await post('/webtrigger/broken')).toMatchObject({ status: 500 });
    expect(await post('/webtrigger/nothing')).toMatchObject({ status: 404 });
  });

  it('of the static kind answer what the manifest says', async () => {
    site = createProbeSite(probe, mode);
    expect(await post('/webtrigger/fixed')).toEqual({ status: 401, headers: {}, body: 'refused' });
  });

  it('take at most 5 MB', async () => {
    site = createProbeSite(probe, mode);
    expect(await post('/webtrigger/hook', 'x'.repeat(5 * 1024 * 1024))).toMatchObject({ status: 413 });
  });

  it('have addresses that can be renewed and deleted', async () => {
    site = createProbeSite(probe, mode);
    const answer = await site.call('urls');
    const [url, again, fresh, all] = ['url', 'again', 'fresh', 'all'].map((name) =>
      inside(answer, 'result', 'result', name),
    );
    expect(url).toMatch(/^https:\/\/[\w-]+\.webtrigger\.atlassian\.app\/public\/[\w-]+$/);
    expect(again).toBe(url);
    expect(fresh).not.toBe(url);
    expect(all).toEqual([{ moduleKey: 'hook', url: fresh }]);
    expect(site.host.webTriggerUrl('hook')).toBe(fresh);
    expect(await post(new URL(String(fresh)).pathname, 'x')).toMatchObject({ status: 200 });
    expect(await post(new URL(String(url)).pathname, 'x')).toMatchObject({ status: 404 });
  });
});
