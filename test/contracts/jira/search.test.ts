import { z } from 'zod';
import { testSite, type TestSite } from './site-account';

const results = z.looseObject({ issues: z.array(z.looseObject({ id: z.string() })), isLast: z.boolean() });

async function search(site: TestSite, role: string, jql: string, more: object = {}) {
  const answer = await site.as(role).post('/rest/api/3/search/jql', { jql, ...more });
  return { status: answer.status, ids: results.safeParse(answer.body).data?.issues.map(({ id }) => id) };
}

/** Three requests: 10100 in progress and active, 10101 done and ended, 10102 open without a conversation. */
async function threeRequests(): Promise<TestSite> {
  const site = testSite();
  const first = await site.openRequest({ summary: 'SMS eins' });
  const second = await site.openRequest({ summary: 'SMS zwei' });
  await site.as('agent').post(`/rest/api/3/issue/${first.id}/transitions`, { transition: { id: '11' } });
  await site.as('agent').post(`/rest/api/3/issue/${second.id}/transitions`, { transition: { id: '31' } });
  await site.as('app').put(`/rest/api/3/issue/${first.id}/properties/omnichat.conversation`, { state: 'active' });
  await site.as('app').put(`/rest/api/3/issue/${second.id}/properties/omnichat.conversation`, { state: 'ended' });
  site.pass(10 * 60_000);
  await site.as('agent').post('/rest/servicedeskapi/request', {
    serviceDeskId: '1',
    requestTypeId: '26',
    requestFieldValues: { summary: 'Störung', description: 'Leitung tot' },
  });
  return site;
}

describe('search', () => {
  it.each([
    ['project = OMN', ['10102', '10101', '10100']],
    ['project = "Kundenservice" AND creator = currentUser()', ['10101', '10100']],
    ['project = 10000 AND created >= -5m', ['10102']],
    ['project = OMN AND created < "2026-11-24 10:10"', ['10101', '10100']],
    ['project = OMN AND created >= "2026-11-24 10:10" AND created >= 1795510000000', ['10102']],
    ['statusCategory = Done', ['10101']],
    ['statusCategory != Done', ['10102', '10100']],
    ['status in ("In Arbeit", Offen)', ['10102', '10100']],
    ['omnichatState = "active"', ['10100']],
    ['omnichatState != "active"', ['10101']],
    ['omnichatState is EMPTY and project = OMN', ['10102']],
    ["issue.property['omnichat.conversation'].state = 'ended'", ['10101']],
    ['omnichatState = active AND statusCategory = "In Progress"', ['10100']],
    ['NOT omnichatState = active', ['10102', '10101']],
    ['key in (OMN-1, OMN-3) ORDER BY key ASC', ['10100', '10102']],
    ['id = 10101', ['10101']],
    ['issuetype = Störung OR resolution is not EMPTY AND resolution != Unresolved', ['10102', '10101']],
    ['"Request Type" = "Störung melden"', ['10102']],
    ['summary ~ "sms" ORDER BY created, key', ['10100', '10101']],
  ])('finds by %s', async (jql, ids) => {
    const site = await threeRequests();
    expect(await search(site, 'app', jql)).toEqual({ status: 200, ids });
  });

  it.each([
    'ORDER BY created',
    ' ',
    'colour = red',
    'project = NOPE',
    'status = Nirgendwo',
    'key = OMN-99',
    'project = OMN AND',
    '(project = OMN',
    'project ~ OMN',
    'project > OMN',
    'created >= gestern',
    "issue.property['other'].state = 'x'",
    'status was Offen',
    'reporter = membersOf("x")',
  ])('refuses %s with 400', async (jql) => {
    const site = await threeRequests();
    expect((await search(site, 'app', jql)).status).toBe(400);
  });

  it('leaves out what the caller may not see', async () => {
    const site = await threeRequests();
    site.jira.secureIssue('OMN-1', ['agent']);
    expect((await search(site, 'agent2', 'project = OMN')).ids).toEqual(['10102', '10101']);
    expect((await search(site, 'customer', 'project = OMN')).ids).toEqual([]);
  });

  it('answers ids alone unless fields are asked for', async () => {
    const site = await threeRequests();
    const bare = await site.as('app').post('/rest/api/3/search/jql', { jql: 'id = 10100' });
    expect(bare.body).toEqual({ issues: [{ id: '10100' }], isLast: true });
    const more = { jql: 'id = 10100', fields: ['summary'], properties: ['omnichat.conversation'] };
    expect((await site.as('app').post('/rest/api/3/search/jql', more)).body).toMatchObject({
      issues: [
        { key: 'OMN-1', fields: { summary: 'SMS eins' }, properties: { 'omnichat.conversation': { state: 'active' } } },
      ],
    });
  });

  it('goes on by token, over GET as well', async () => {
    const site = await threeRequests();
    const query = 'jql=project%20%3D%20OMN&maxResults=2&fields=key';
    const first = await site.as('app').get(`/rest/api/3/search/jql?${query}`);
    const { nextPageToken } = z.looseObject({ nextPageToken: z.string() }).parse(first.body);
    const second = await site.as('app').get(`/rest/api/3/search/jql?${query}&nextPageToken=${nextPageToken}`);
    expect(second.body).toMatchObject({ issues: [{ key: 'OMN-1' }], isLast: true });
    expect((await search(site, 'app', 'id = 10100', { nextPageToken })).status).toBe(400);
  });

  it('learns of changes late, and at once of those named for reconciliation', async () => {
    const site = testSite({ indexLagMs: 30_000 });
    const { id } = await site.openRequest();
    expect((await search(site, 'app', 'project = OMN')).ids).toEqual([]);
    expect((await search(site, 'app', 'project = OMN', { reconcileIssues: [Number(id)] })).ids).toEqual([id]);
    site.pass(30_000);
    expect((await search(site, 'app', 'project = OMN')).ids).toEqual([id]);
    await site.as('agent').post(`/rest/api/3/issue/${id}/transitions`, { transition: { id: '31' } });
    expect((await search(site, 'app', 'statusCategory = Done')).ids).toEqual([]);
    expect((await search(site, 'app', 'statusCategory = "To Do"')).ids).toEqual([id]);
    site.pass(30_000);
    expect((await search(site, 'app', 'statusCategory = Done')).ids).toEqual([id]);
  });

  it.each([
    ['startAt', { startAt: 0 }],
    ['fields as one string', { fields: 'summary' }],
    ['more than 5000 results', { maxResults: 5001 }],
    ['six properties', { properties: ['a', 'b', 'c', 'd', 'e', 'f'] }],
    ['keys to reconcile', { reconcileIssues: ['OMN-1'] }],
  ])('refuses %s', async (_, more) => {
    expect((await search(await threeRequests(), 'app', 'project = OMN', more)).status).toBe(400);
  });

  it('counts', async () => {
    const site = await threeRequests();
    const answer = await site.as('app').post('/rest/api/3/search/approximate-count', { jql: 'project = OMN' });
    expect(answer.body).toEqual({ count: 3 });
  });
});
