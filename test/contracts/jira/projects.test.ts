import { testSite, type TestSite } from './site-account';

describe('projects', () => {
  it('are listed by type, to those who may browse them', async () => {
    const site = testSite();
    const desks = '/rest/api/3/project/search?typeKey=service_desk';
    expect((await site.as('agent').get(desks)).body).toMatchObject({ values: [{ key: 'OMN' }, { key: 'TEC' }] });
    expect((await site.as('agent2').get(desks)).body).toMatchObject({ total: 1, isLast: true });
    site.jira.blockApp('OMN', true);
    expect((await site.as('app').get(desks)).body).toMatchObject({ values: [{ key: 'TEC' }] });
    expect((await site.as('app').get('/rest/api/3/project/OMN')).status).toBe(404);
  });

  it('name their statuses per issue type', async () => {
    const answer = await testSite().as('admin').get('/rest/api/3/project/OMN/statuses');
    expect(answer.body).toMatchObject([
      { name: 'Serviceanfrage', statuses: { length: 5, 0: { name: 'Offen', statusCategory: { key: 'new' } } } },
      { name: 'Störung' },
    ]);
  });
});

describe('people', () => {
  it('are found one by one, in bulk and by name', async () => {
    const site = testSite();
    const agent = site.jira.account('agent')?.id ?? '';
    const app = site.as('app');
    expect((await app.get('/rest/api/3/myself')).body).toMatchObject({ accountType: 'app' });
    expect((await app.get(`/rest/api/3/user?accountId=${agent}`)).body).toMatchObject({ displayName: 'Anna Agent' });
    expect((await app.get('/rest/api/3/user?accountId=nobody')).status).toBe(404);
    expect((await app.get(`/rest/api/3/user/bulk?accountId=${agent}&accountId=nobody`)).body).toMatchObject({
      total: 1,
      values: [{ accountId: agent }],
    });
    expect((await app.get('/rest/api/3/user/search?query=karl')).body).toMatchObject([{ accountType: 'customer' }]);
    expect((await site.as('customer').get('/rest/api/3/user/search?query=anna')).body).toEqual([]);
  });
});

describe('issues', () => {
  it('keep their history', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    await site.as('agent').post(`/rest/api/3/issue/${key}/transitions`, { transition: { id: '11' } });
    const answer = await site.as('agent').get(`/rest/api/3/issue/${key}/changelog`);
    expect(answer.body).toMatchObject({ total: 1, values: [{ items: [{ field: 'status', fromString: 'Offen' }] }] });
  });
});

describe('a project that is gone for a while', () => {
  const away: [string, (site: TestSite) => void, (site: TestSite) => void, string[]][] = [
    [
      'archived',
      ({ jira }) => {
        jira.archiveProject('OMN');
      },
      ({ jira }) => {
        jira.unarchiveProject('OMN');
      },
      ['avi:jira:archived:project', 'avi:jira:unarchived:project'],
    ],
    [
      'in the trash',
      ({ jira }) => {
        jira.trashProject('OMN');
      },
      ({ jira }) => {
        jira.restoreProject('OMN');
      },
      ['avi:jira:softdeleted:project', 'avi:jira:restored:project'],
    ],
  ];
  it.each(away)('%s hides its issues from everybody, tells itself alone and comes back whole', async (...given) => {
    const [, leave, comeBack, told] = given;
    const site = testSite();
    const { id, key } = await site.openRequest();
    await site.as('app').put(`/rest/api/3/issue/${id}/properties/omnichat.conversation`, { state: 'active' });
    site.events.length = 0;
    leave(site);
    for (const role of ['app', 'agent', 'admin']) {
      expect((await site.as(role).get(`/rest/api/3/issue/${id}`)).status).toBe(404);
    }
    expect((await site.as('app').get(`/rest/servicedeskapi/request/${key}`)).status).toBe(403);
    const found = await site.as('app').post('/rest/api/3/search/jql', { jql: 'omnichatState = active' });
    expect(found.body).toEqual({ issues: [], isLast: true });
    const ask = { projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], issues: [Number(id)], projects: [10000] }] };
    expect((await site.as('agent').post('/rest/api/3/permissions/check', ask)).body).toMatchObject({
      projectPermissions: [],
    });
    comeBack(site);
    expect((await site.as('agent').get(`/rest/api/3/issue/${key}?properties=*all`)).body).toMatchObject({
      properties: { 'omnichat.conversation': { state: 'active' } },
    });
    expect(site.events.map(({ eventType }) => eventType)).toEqual(told);
    expect(site.events).toMatchObject([{ payload: { project: { id: '10000', key: 'OMN' } } }, {}]);
  });

  it('deleted for good takes its issues without an event for any of them', async () => {
    const site = testSite({ indexLagMs: 60_000 });
    await site.openRequest();
    site.pass(60_000);
    site.events.length = 0;
    site.jira.deleteProject('OMN');
    expect((await site.as('agent').get('/rest/api/3/issue/OMN-1')).status).toBe(404);
    const found = await site.as('agent').post('/rest/api/3/search/jql', { jql: 'statusCategory != Done' });
    expect(found).toEqual({ status: 200, body: { issues: [], isLast: true } });
    expect(site.events.map(({ eventType }) => eventType)).toEqual(['avi:jira:deleted:project']);
  });
});

describe('a project that is no service project any more', () => {
  it('says so in its issues, has no requests and no agents, and tells an event', async () => {
    const site = testSite();
    const { id } = await site.openRequest();
    site.events.length = 0;
    site.jira.changeProjectType('OMN', 'software');
    expect((await site.as('app').get(`/rest/api/3/issue/${id}?fields=project`)).body).toMatchObject({
      fields: { project: { projectTypeKey: 'software' } },
    });
    expect((await site.as('agent').get(`/rest/servicedeskapi/request/${id}`)).status).toBe(404);
    expect((await site.as('agent').get('/rest/servicedeskapi/servicedesk/1')).status).toBe(404);
    const permissions = ['SERVICEDESK_AGENT', 'EDIT_ISSUES'];
    const ask = { projectPermissions: [{ permissions, issues: [Number(id)], projects: [10000] }] };
    expect((await site.as('agent').post('/rest/api/3/permissions/check', ask)).body).toMatchObject({
      projectPermissions: [{ permission: 'EDIT_ISSUES' }],
    });
    expect(site.events).toMatchObject([{ eventType: 'avi:jira:updated:project' }]);
    site.jira.changeProjectType('OMN', 'service_desk');
    expect((await site.as('agent').get(`/rest/servicedeskapi/request/${id}`)).status).toBe(200);
  });
});
