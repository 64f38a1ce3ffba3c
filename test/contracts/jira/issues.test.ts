import { testSite } from './site-account';

const issues = '/rest/api/3/issue';

describe('reading an issue', () => {
  it('answers by id and key with the chosen fields and properties', async () => {
    const site = testSite();
    const { id, key } = await site.openRequest();
    await site.as('app').put(`${issues}/${id}/properties/omnichat.conversation`, { state: 'active' });
    const answer = await site.as('app').get(`${issues}/${id}?fields=summary,status&properties=omnichat.conversation`);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        id,
        key,
        fields: { summary: 'SMS-Anfrage', status: { id: '10001', statusCategory: { key: 'new' } } },
        properties: { 'omnichat.conversation': { state: 'active' } },
      },
    });
    expect(answer.body).not.toHaveProperty('fields.description');
  });

  it.each(['customer', 'agent2'])(
    'answers %s 404 for what they may not see, as for what is not there',
    async (role) => {
      const site = testSite();
      const { key } = await site.openRequest();
      site.jira.secureIssue(key, ['agent', 'app']);
      const hidden = await site.as(role).get(`${issues}/${key}`);
      const absent = await site.as(role).get(`${issues}/OMN-99`);
      expect(hidden).toEqual({ ...absent, status: 404 });
    },
  );

  it('answers nobody without an account', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    expect((await site.anonymous.get(`${issues}/${key}`)).status).toBe(401);
    site.jira.setActive('agent', false);
    expect((await site.as('agent').get(`${issues}/${key}`)).status).toBe(401);
  });

  it('finds a moved issue under its old key and its id', async () => {
    const site = testSite();
    const { id, key } = await site.openRequest();
    site.jira.moveIssue(key, 'DEV', 'admin');
    expect((await site.as('agent').get(`${issues}/${key}`)).body).toMatchObject({ id, key: 'DEV-1' });
    expect((await site.as('agent').get(`/rest/servicedeskapi/request/${id}`)).status).toBe(404);
  });

  it('is the same site after a restart', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    const again = testSite({}, site.documents);
    expect((await again.as('agent').get(`${issues}/${key}`)).status).toBe(200);
    expect(await again.openRequest()).toEqual({ id: '10101', key: 'OMN-2' });
  });
});

describe('creating and editing an issue', () => {
  const story = { fields: { project: { key: 'DEV' }, issuetype: { name: 'Story' }, summary: 'Bauen' } };

  it('creates an issue where the caller may', async () => {
    const site = testSite();
    expect(await site.as('agent').post(issues, story)).toMatchObject({ status: 201, body: { key: 'DEV-1' } });
    expect((await site.as('agent2').post(issues, story)).status).toBe(400);
  });

  it.each([
    ['a misspelt envelope', { feilds: { summary: 'S' } }],
    ['a plain description', { fields: { description: 'Hallo' } }],
    ['an unknown field', { fields: { summery: 'S' } }],
    ['a summary of two lines', { fields: { summary: 'a\nb' } }],
    ['an unknown assignee', { fields: { assignee: { accountId: 'nobody' } } }],
    ['a label with a space', { fields: { labels: ['zwei Worte'] } }],
    ['an unknown ADF node', { fields: { description: { type: 'doc', version: 1, content: [{ type: 'div' }] } } }],
  ])('refuses %s with 400', async (_, body) => {
    const site = testSite();
    const { key } = await site.openRequest();
    expect((await site.as('agent').put(`${issues}/${key}`, body)).status).toBe(400);
  });

  it('tells what changed', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    site.events.length = 0;
    const answer = await site.as('agent').put(`${issues}/${key}`, { fields: { summary: 'Neu', labels: ['router'] } });
    expect(answer).toEqual({ status: 204, body: undefined });
    expect(site.events).toMatchObject([
      {
        eventType: 'avi:jira:updated:issue',
        byApp: false,
        atlassianId: site.jira.account('agent')?.id,
        payload: {
          issue: { key, fields: { summary: 'Neu' } },
          changelog: {
            items: [
              { field: 'summary', fromString: 'SMS-Anfrage', toString: 'Neu' },
              { field: 'labels', toString: 'router' },
            ],
          },
        },
      },
    ]);
  });

  it('lets only those edit and delete who may', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    expect((await site.as('viewer').put(`${issues}/${key}`, { fields: { summary: 'X' } })).status).toBe(403);
    expect((await site.as('agent').delete(`${issues}/${key}`)).status).toBe(403);
    expect((await site.as('admin').delete(`${issues}/${key}`)).status).toBe(204);
    expect((await site.as('admin').get(`${issues}/${key}`)).status).toBe(404);
    expect(site.events.at(-1)).toMatchObject({ eventType: 'avi:jira:deleted:issue', payload: { issue: { key } } });
  });

  it('says that the app made a change itself', async () => {
    const site = testSite();
    await site.openRequest();
    expect(site.events).toMatchObject([{ eventType: 'avi:jira:created:issue', byApp: true }]);
  });
});
