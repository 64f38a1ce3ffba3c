import { testSite } from '../jira/site-account';
import { buildProbe, createProbeSite, modes, type ProbeBuild, type ProbeSite } from './probe-site';

let probe: ProbeBuild;
let site: ProbeSite;
beforeAll(async () => {
  probe = await buildProbe('impersonation');
});
afterEach(() => {
  expect(site.failures).toEqual([]);
  site.close();
});

const inProgress = { method: 'POST', path: '/rest/api/3/issue/OMN-1/transitions', body: { transition: { id: '11' } } };

/** A consumer acts in the seeded Jira, where nobody is in session. Answers what came of it. */
async function fromQueue(account: string, act: object): Promise<unknown> {
  await site.call('push', { events: [{ body: { id: 'a', act: { account, ...act } } }] });
  await site.timeline.settle();
  return site.stored('acted:a');
}

describe.each(modes)('acting as somebody who is not there, in %s', (mode) => {
  it('moves the request in that person’s name, and does not count as the app’s own change', async () => {
    const { jira, events, openRequest } = testSite();
    await openRequest();
    site = createProbeSite(probe, mode, { jira });
    const agent = jira.account('agent')?.id ?? '';
    expect(await fromQueue(agent, inProgress)).toEqual({ status: 204 });
    expect(jira.findIssue('OMN-1')).toMatchObject({ statusId: '3', changes: [{ author: agent }] });
    expect(events.at(-1)).toMatchObject({ eventType: 'avi:jira:updated:issue', byApp: false, atlassianId: agent });
    expect(site.stored('issue:10100')).toMatchObject([{ selfGenerated: false, atlassianId: agent }]);
  });

  it('needs a scope that allows it, which reading has not', async () => {
    const { jira, openRequest } = testSite();
    await openRequest();
    site = createProbeSite(probe, mode, { jira });
    const read = { method: 'GET', path: '/rest/api/3/issue/OMN-1/transitions' };
    expect(await fromQueue(jira.account('agent')?.id ?? '', read)).toMatchObject({
      failure: { status: 403, errorCode: 'IMPERSONATION_NOT_ALLOWED' },
    });
    expect(site.jira.requests).toEqual([]);
  });

  it.each(['deactivated', 'another app', 'not known'])('is refused for an account that is %s', async (kind) => {
    const { jira, openRequest } = testSite();
    await openRequest();
    jira.setActive('agent2', false);
    site = createProbeSite(probe, mode, { jira });
    const accounts: Record<string, string | undefined> = {
      deactivated: jira.account('agent2')?.id,
      'another app': jira.account('automation')?.id,
    };
    expect(await fromQueue(accounts[kind] ?? 'nobody', inProgress)).toEqual({ status: 401 });
    expect(jira.findIssue('OMN-1')?.statusId).toBe('10001');
  });

  it('goes no further than the person’s own rights', async () => {
    const { jira, openRequest } = testSite();
    await openRequest();
    site = createProbeSite(probe, mode, { jira });
    expect(await fromQueue(jira.account('viewer')?.id ?? '', inProgress)).toEqual({ status: 400 });
    expect(await fromQueue(jira.account('customer')?.id ?? '', inProgress)).toEqual({ status: 404 });
  });
});
