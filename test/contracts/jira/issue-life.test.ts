import { testSite } from './site-account';

const issues = '/rest/api/3/issue';
const property = 'properties/omnichat.conversation';

describe('a cloned issue', () => {
  it('is a new request with the fields and the property of the first, and says what it was cloned from', async () => {
    const site = testSite();
    const { id, key } = await site.openRequest();
    await site.as('app').put(`${issues}/${id}/${property}`, { state: 'active' });
    await site.as('agent').post(`${issues}/${id}/transitions`, { transition: { id: '11' } });
    site.events.length = 0;
    const clone = site.jira.cloneIssue(key, 'agent');
    expect(clone.key).toBe('OMN-2');
    expect((await site.as('app').get(`${issues}/OMN-2?properties=*all`)).body).toMatchObject({
      fields: {
        summary: 'CLONE - SMS-Anfrage',
        creator: { displayName: 'Anna Agent' },
        reporter: { displayName: 'OmniChat' },
        status: { name: 'Offen' },
        issuelinks: [{ type: { outward: 'clones' }, outwardIssue: { key } }],
      },
      properties: { 'omnichat.conversation': { state: 'active' } },
    });
    expect((await site.as('app').get(`/rest/servicedeskapi/request/OMN-2`)).body).toMatchObject({
      requestTypeId: '25',
    });
    expect(site.events).toMatchObject([
      { eventType: 'avi:jira:created:issue', byApp: false, payload: { issue: { key: 'OMN-2' }, clonedFrom: id } },
      { eventType: 'avi:jira:created:issuelink' },
    ]);
  });
});

describe('an archived issue', () => {
  it('is 404 for everybody and in no search, without any event, until it is restored', async () => {
    const site = testSite();
    const { id, key } = await site.openRequest();
    site.events.length = 0;
    site.jira.archiveIssue(key);
    for (const role of ['app', 'agent', 'admin']) {
      expect((await site.as(role).get(`${issues}/${id}`)).status).toBe(404);
    }
    expect((await site.as('app').get(`/rest/servicedeskapi/request/${id}`)).status).toBe(404);
    const ask = { issueIdsOrKeys: [id] };
    expect((await site.as('app').post(`${issues}/bulkfetch`, ask)).body).toMatchObject({ issues: [] });
    const all = { jql: 'project = OMN' };
    expect((await site.as('app').post('/rest/api/3/search/jql', all)).body).toMatchObject({ issues: [] });
    site.jira.unarchiveIssue(id);
    expect((await site.as('agent').get(`${issues}/${id}`)).status).toBe(200);
    expect(site.events).toEqual([]);
  });
});

describe('a moved issue', () => {
  it('keeps id, property and status where the project knows it, and tells where it went', async () => {
    const site = testSite();
    const { id, key } = await site.openRequest();
    await site.as('app').put(`${issues}/${id}/${property}`, { state: 'active' });
    await site.as('agent').post(`${issues}/${id}/transitions`, { transition: { id: '11' } });
    site.events.length = 0;
    site.jira.moveIssue(key, 'TEC', 'admin');
    const answer = await site.as('agent').get(`${issues}/${key}?properties=*all&fields=status`);
    expect(answer.body).toMatchObject({
      id,
      key: 'TEC-1',
      fields: { status: { name: 'In Arbeit' } },
      properties: { 'omnichat.conversation': { state: 'active' } },
    });
    const items = [
      { field: 'Key', fromString: key, toString: 'TEC-1' },
      { field: 'project', from: '10000', fromString: 'Kundenservice', to: '10001', toString: 'Technik' },
    ];
    expect(site.events).toMatchObject([
      { eventType: 'avi:jira:updated:issue', payload: { issue: { id, key: 'TEC-1' }, changelog: { items } } },
    ]);
  });

  it('begins anew where the project has another workflow', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    site.events.length = 0;
    site.jira.moveIssue(key, 'DEV', 'admin');
    expect(site.jira.findIssue(key)).toMatchObject({ statusId: '10010', requestTypeId: null });
    const begun = { field: 'status', fromString: 'Offen', toString: 'To Do' };
    expect(site.events).toMatchObject([
      { payload: { changelog: { items: expect.arrayContaining([expect.objectContaining(begun)]) } } },
    ]);
  });
});
