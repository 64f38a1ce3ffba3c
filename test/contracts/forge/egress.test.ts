import { buildProbe, createProbeSite, modes, type ProbeBuild, type ProbeSite } from './probe-site';

let probe: ProbeBuild;
let site: ProbeSite;
beforeAll(async () => {
  probe = await buildProbe('egress');
});
afterEach(() => site.close());

const infobip = 'https://demo.api.infobip.com';

describe.each(modes)('calls to other companies in %s', (mode) => {
  it('arrive as the app sent them', async () => {
    site = createProbeSite(probe, mode);
    const answer = await site.call('fetch', { url: `${infobip}/x?y=1` });
    expect(answer).toEqual({ ok: true, result: { result: { status: 200, text: '{"bulkId":"1"}' } } });
    expect(site.external).toMatchObject([{ method: 'POST', url: `${infobip}/x?y=1`, body: '{"a":1}' }]);
  });

  it.each(['https://api.other.com/x', 'http://demo.api.infobip.com/x', 'https://demo.api.infobip.com:22/x'])(
    'to %s are refused, as the manifest does not allow them',
    async (url) => {
      site = createProbeSite(probe, mode);
      const answer = await site.call('fetch', { url });
      expect(answer).toMatchObject({
        ok: true,
        result: { result: { status: 403, text: expect.stringContaining('REQUEST_EGRESS_ALLOWLIST_ERR') } },
      });
      expect(site.external).toEqual([]);
    },
  );

  it('by the SDK (axios) work', async () => {
    site = createProbeSite(probe, mode);
    const answer = await site.call('sdk', { baseUrl: infobip });
    expect(answer).toMatchObject({ ok: true, result: { result: { status: 200, data: { bulkId: '1' } } } });
    expect(site.external).toMatchObject([
      {
        method: 'POST',
        url: `${infobip}/sms/2/text/advanced`,
        headers: { authorization: 'App key', 'content-type': 'application/json' },
        body: expect.stringContaining('"to":"385981234567"'),
      },
    ]);
  });

  it('by the SDK over http are refused, too', async () => {
    site = createProbeSite(probe, mode);
    const answer = await site.call('sdk', { baseUrl: 'http://demo.api.infobip.com' });
    expect(answer).toMatchObject({ ok: true, result: { result: { returned: { status: 403 } } } });
  });

  it('by the SDK return the status of an error', async () => {
    site = createProbeSite(probe, mode, {
      egress: () => Promise.resolve({ status: 401, headers: { 'content-type': 'application/json' }, body: '{}' }),
    });
    const answer = await site.call('sdk', { baseUrl: infobip });
    expect(answer).toMatchObject({ ok: true, result: { result: { returned: { name: 'AxiosError', status: 401 } } } });
  });

  it.each([
    ['reset', 'ECONNRESET'],
    ['refused', 'ECONNREFUSED'],
    ['timeout', 'ETIMEDOUT'],
  ] as const)('that are %s reach the SDK as %s', async (failure, code) => {
    site = createProbeSite(probe, mode, { egress: () => Promise.resolve({ failure }) });
    const answer = await site.call('sdk', { baseUrl: infobip });
    expect(answer).toMatchObject({ ok: true, result: { result: { returned: { code } } } });
    expect(await site.call('fetch', { url: infobip })).toMatchObject({
      result: { failure: { name: 'TypeError', message: 'fetch failed' } },
    });
  });

  it('time out in axios and in fetch', async () => {
    site = createProbeSite(probe, mode, { egress: () => new Promise(() => undefined) });
    expect(await site.call('sdk', { baseUrl: infobip, timeout: 60 })).toMatchObject({
      result: { result: { returned: { code: 'ECONNABORTED' } } },
    });
    expect(await site.call('fetch', { url: infobip, timeout: 60 })).toMatchObject({
      result: { failure: { name: 'TimeoutError' } },
    });
  });

  it('follow redirects only to allowed places', async () => {
    site = createProbeSite(probe, mode, {
      egress: ({ url }) =>
        Promise.resolve(
          url.endsWith('/x')
            ? { status: 302, headers: { location: `${infobip}/y` }, body: '' }
            : { status: 302, headers: { location: 'https://elsewhere.example' }, body: '' },
        ),
    });
    expect(await site.call('fetch', { url: `${infobip}/x` })).toMatchObject({ result: { result: { status: 403 } } });
    expect(site.external.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `POST ${infobip}/x`,
      `GET ${infobip}/y`,
    ]);
  });

  it('suffer faults: a status, a lost answer, one done twice', async () => {
    site = createProbeSite(probe, mode);
    site.host.faults.add({ target: 'infobip', match: '/sms/', effect: { status: 503 } });
    expect(await site.call('sdk', { baseUrl: infobip })).toMatchObject({
      result: { result: { returned: { status: 503 } } },
    });
    expect(site.external).toHaveLength(0);
    site.host.faults.add({ target: 'infobip', effect: { drop: true } });
    expect(await site.call('sdk', { baseUrl: infobip })).toMatchObject({
      result: { result: { returned: { code: 'ECONNRESET' } } },
    });
    expect(site.external).toHaveLength(1);
    site.host.faults.add({ target: 'infobip', effect: { duplicate: true } });
    await site.call('sdk', { baseUrl: infobip });
    expect(site.external).toHaveLength(3);
  });
});
