import { testSite } from './site-account';

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

describe('several issues', () => {
  it('are fetched at once, with those that cannot be named apart', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    const answer = await site
      .as('agent')
      .post('/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: [key, 'OMN-99'], fields: ['status'] });
    expect(answer.body).toMatchObject({
      issues: [{ key, fields: { status: { name: 'Offen' } } }],
      issueErrors: [{ id: 'OMN-99' }],
    });
  });

  it('keep their history', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    await site.as('agent').post(`/rest/api/3/issue/${key}/transitions`, { transition: { id: '11' } });
    const answer = await site.as('agent').get(`/rest/api/3/issue/${key}/changelog`);
    expect(answer.body).toMatchObject({ total: 1, values: [{ items: [{ field: 'status', fromString: 'Offen' }] }] });
  });
});
