import { testSite, type TestSite } from './site-account';

const bulk = '/rest/api/3/issue/bulkfetch';

/** Three requests, the second hidden from all but the administrator. */
async function withOneHidden(): Promise<TestSite> {
  const site = testSite();
  for (const summary of ['eins', 'zwei', 'drei']) await site.openRequest({ summary });
  site.jira.secureIssue('OMN-2', ['admin']);
  return site;
}

describe('fetching several issues', () => {
  it.each(['agent', 'app'])('as the %s answers what is visible, by id, and nothing of the rest', async (role) => {
    const site = await withOneHidden();
    const issueIdsOrKeys = ['10102', 'OMN-99', '10101', 'omn-1', '99999', '10100'];
    expect(await site.as(role).post(bulk, { issueIdsOrKeys, fields: ['summary'] })).toMatchObject({
      status: 200,
      body: {
        issues: [
          { id: '10100', key: 'OMN-1', fields: { summary: 'eins' } },
          { id: '10102', key: 'OMN-3', fields: { summary: 'drei' } },
        ],
        issueErrors: [],
      },
    });
  });

  it('follows a move, and brings properties and the project when asked', async () => {
    const site = await withOneHidden();
    await site.as('app').put('/rest/api/3/issue/OMN-1/properties/omnichat.conversation', { state: 'active' });
    site.jira.moveIssue('OMN-1', 'DEV', 'admin');
    const ask = { issueIdsOrKeys: ['OMN-1'], fields: ['project'], properties: ['omnichat.conversation'] };
    expect((await site.as('agent').post(bulk, ask)).body).toMatchObject({
      issues: [
        {
          key: 'DEV-1',
          fields: { project: { projectTypeKey: 'software' } },
          properties: { 'omnichat.conversation': { state: 'active' } },
        },
      ],
    });
  });

  it.each([
    ['none', { issueIdsOrKeys: [] }],
    ['more than a hundred', { issueIdsOrKeys: Array.from({ length: 101 }, (_, at) => String(at)) }],
    ['numbers', { issueIdsOrKeys: [10100] }],
    ['six properties', { issueIdsOrKeys: ['10100'], properties: ['a', 'b', 'c', 'd', 'e', 'f'] }],
    ['fields as one string', { issueIdsOrKeys: ['10100'], fields: 'summary' }],
  ])('refuses %s', async (_, body) => {
    expect((await testSite().as('agent').post(bulk, body)).status).toBe(400);
  });

  it('is nothing for nobody', async () => {
    expect((await testSite().anonymous.post(bulk, { issueIdsOrKeys: ['1'] })).status).toBe(401);
  });
});

describe('searching for several issues', () => {
  const search = async (site: TestSite, jql: string) =>
    site.as('agent').post('/rest/api/3/search/jql', { jql, fields: ['summary'] });

  it('finds them by id and by key', async () => {
    const site = await withOneHidden();
    for (const jql of ['id in (10100, 10102)', 'issuekey in (OMN-1, "OMN-3")']) {
      expect((await search(site, jql)).body).toMatchObject({ issues: [{ id: '10102' }, { id: '10100' }] });
    }
  });

  it('is refused as a whole for one that is absent or hidden, alike', async () => {
    const site = await withOneHidden();
    expect((await search(site, 'id in (10100, 99999)')).status).toBe(400);
    expect((await search(site, 'id in (10100, 10101)')).status).toBe(400);
  });
});

describe('asking for permissions on several issues and projects', () => {
  it('answers each permission with just the ids where the person has it', async () => {
    const site = await withOneHidden();
    const software = await site.as('agent').post('/rest/api/3/issue', {
      fields: { project: { key: 'DEV' }, issuetype: { name: 'Story' }, summary: 'Bauen' },
    });
    expect(software.body).toMatchObject({ id: '10103' });
    const body = {
      projectPermissions: [
        {
          permissions: ['SERVICEDESK_AGENT', 'EDIT_ISSUES', 'DELETE_ISSUES'],
          issues: [10100, 10101, 10102, 10103],
          projects: [10000, 10001, 10002],
        },
      ],
    };
    expect((await site.as('agent').post('/rest/api/3/permissions/check', body)).body).toEqual({
      globalPermissions: [],
      projectPermissions: [
        { permission: 'SERVICEDESK_AGENT', issues: [10100, 10102], projects: [10000, 10001] },
        { permission: 'EDIT_ISSUES', issues: [10100, 10102, 10103], projects: [10000, 10001, 10002] },
      ],
    });
  });
});
