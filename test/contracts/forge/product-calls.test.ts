import { buildProbe, createProbeSite, modes, type ProbeBuild, type ProbeSite } from './probe-site';

let probe: ProbeBuild;
let site: ProbeSite;
beforeAll(async () => {
  probe = await buildProbe('product-calls');
});
afterEach(() => site.close());

const issue = '/rest/api/3/issue/A-1';

describe.each(modes)('calls to Jira in %s', (mode) => {
  it('act as the app, as the person in session, or as somebody who may be impersonated', async () => {
    site = createProbeSite(probe, mode);
    await site.call('jira', { as: 'app', path: `${issue}?fields=status` });
    await site.call('jira', { as: 'user', path: issue });
    await site.call('jira', { as: 'user', account: 'other', path: issue, method: 'PUT', body: '{}' });
    expect(site.jira.requests).toMatchObject([
      { as: { kind: 'app' }, request: { method: 'GET', path: `${issue}?fields=status` } },
      { as: { kind: 'user', accountId: 'agent' } },
      { as: { kind: 'user', accountId: 'other' }, request: { headers: { 'content-type': 'application/json' } } },
    ]);
  });

  it('as a user fail without one', async () => {
    site = createProbeSite(probe, mode);
    expect(await site.call('jira', { as: 'user', path: issue }, null)).toMatchObject({
      result: { failure: { name: 'NEEDS_AUTHENTICATION_ERR' } },
    });
    expect(site.jira.requests).toEqual([]);
  });

  it('as somebody else need a scope that allows it', async () => {
    site = createProbeSite(probe, mode);
    expect(await site.call('jira', { as: 'user', account: 'other', path: issue })).toMatchObject({
      result: { failure: { status: 403, errorCode: 'IMPERSONATION_NOT_ALLOWED' } },
    });
  });

  it('fail without the scope', async () => {
    site = createProbeSite(probe, mode);
    expect(await site.call('jira', { as: 'app', path: '/rest/servicedeskapi/request/A-1' })).toMatchObject({
      result: { result: { status: 401, text: expect.stringContaining('scope does not match') } },
    });
    expect(site.jira.requests).toEqual([]);
  });

  it('that nobody looked up are loud errors', async () => {
    site = createProbeSite(probe, mode);
    expect(await site.call('jira', { as: 'app', path: '/rest/agile/1.0/board' })).toMatchObject({
      result: { failure: { errorCode: 'UNMODELLED_CALL' } },
    });
    expect(site.host.complaints()).toEqual([expect.stringContaining('/rest/agile/1.0/board')]);
  });

  it('carry bytes', async () => {
    site = createProbeSite(probe, mode);
    expect(await site.call('upload')).toEqual({ ok: true, result: { result: 200 } });
    expect([...Buffer.from(site.jira.requests[0]?.request.body ?? '')]).toEqual([0, 255, 1]);
  });

  it('suffer faults of Jira and of the network', async () => {
    site = createProbeSite(probe, mode);
    site.host.faults.add({ target: 'jira', match: 'GET /rest/api/3/issue', times: 2, effect: { status: 429 } });
    for (const status of [429, 429, 200]) {
      expect(await site.call('jira', { as: 'app', path: issue })).toMatchObject({ result: { result: { status } } });
    }
    site.host.faults.add({ target: 'jira', effect: { code: 'reset' } });
    expect(await site.call('jira', { as: 'app', path: issue })).toMatchObject({
      result: { failure: { name: 'TypeError', message: 'fetch failed' } },
    });
  });
});
