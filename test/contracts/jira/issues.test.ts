import { paragraph, testSite } from './site-account';

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

describe('transitions', () => {
  const move = (id: string) => ({ transition: { id } });

  it('lists what leads on from the status, with screens when asked', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    await site.as('agent').post(`${issues}/${key}/transitions`, move('61'));
    const answer = await site.as('agent').get(`${issues}/${key}/transitions?expand=transitions.fields`);
    expect(answer.body).toMatchObject({
      transitions: [
        { id: '91', to: { statusCategory: { key: 'new' } }, hasScreen: false },
        { id: '101', hasScreen: true, fields: { customfield_10060: { required: true, hasDefaultValue: false } } },
        { id: '111', to: { statusCategory: { key: 'indeterminate' } }, hasScreen: false },
      ],
    });
  });

  it('lists nothing for those who may not move the issue, and refuses them', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    expect((await site.as('viewer').get(`${issues}/${key}/transitions`)).body).toMatchObject({ transitions: [] });
    expect((await site.as('viewer').post(`${issues}/${key}/transitions`, move('11'))).status).toBe(400);
  });

  it.each([
    ['a numeric id', { transition: { id: 11 } }],
    ['no id', { transition: {} }],
    ['a misspelt key', { ...move('11'), feilds: {} }],
    ['a transition of another status', move('81')],
    ['a field that is not on the screen', { ...move('11'), fields: { resolution: { id: '10000' } } }],
  ])('refuses %s with 400', async (_, body) => {
    const site = testSite();
    const { key } = await site.openRequest();
    expect((await site.as('agent').post(`${issues}/${key}/transitions`, body)).status).toBe(400);
    expect(site.jira.findIssue(key)?.statusId).toBe('10001');
  });

  it('sets and clears the resolution as the workflow says, and tells both statuses', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    await site.as('agent').post(`${issues}/${key}/transitions`, move('31'));
    expect(site.jira.findIssue(key)).toMatchObject({ statusId: '5', resolutionId: '10000' });
    expect(site.events.at(-1)).toMatchObject({
      eventType: 'avi:jira:updated:issue',
      payload: {
        changelog: {
          items: [
            { field: 'status', from: '10001', to: '5', toString: 'Gelöst' },
            { field: 'resolution', from: null, to: '10000', toString: 'Erledigt' },
          ],
        },
        associatedStatuses: [{ name: 'Gelöst' }, { name: 'Offen' }],
      },
    });
    await site.as('agent').post(`${issues}/${key}/transitions`, move('81'));
    expect(site.jira.findIssue(key)).toMatchObject({ statusId: '3', resolutionId: null });
  });

  it('ends in Done without a resolution where the workflow sets none, and asks for required fields', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    await site.as('agent').post(`${issues}/${key}/transitions`, move('61'));
    expect(site.jira.findIssue(key)).toMatchObject({ statusId: '6', resolutionId: null });
    expect((await site.as('agent').post(`${issues}/${key}/transitions`, move('101'))).status).toBe(400);
    const reason = { ...move('101'), fields: { customfield_10060: 'Doch nicht' } };
    expect((await site.as('agent').post(`${issues}/${key}/transitions`, reason)).status).toBe(204);
  });

  it('comments along the way', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    const body = { ...move('11'), update: { comment: [{ add: { body: paragraph('Bin dran') } }] } };
    expect((await site.as('agent').post(`${issues}/${key}/transitions`, body)).status).toBe(204);
    expect(site.jira.findIssue(key)?.comments).toMatchObject([{ public: true, body: paragraph('Bin dran') }]);
  });
});

describe('links', () => {
  it('answers 201 without a body, twice, and shows the phrase of each side', async () => {
    const site = testSite();
    const { key: source } = await site.openRequest();
    const { key: target } = await site.openRequest();
    const link = { type: { name: 'Duplicate' }, inwardIssue: { key: source }, outwardIssue: { key: target } };
    expect(await site.as('agent').post('/rest/api/3/issueLink', link)).toEqual({ status: 201, body: undefined });
    expect((await site.as('agent').post('/rest/api/3/issueLink', link)).status).toBe(201);
    const answer = await site.as('agent').get(`${issues}/${source}?fields=issuelinks`);
    expect(answer.body).toMatchObject({
      fields: { issuelinks: [{ type: { outward: 'duplicates' }, outwardIssue: { key: target } }] },
    });
  });

  it('refuses unknown types, hidden issues and missing rights with 404, and half a link with 400', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    const { key: other } = await site.openRequest();
    const link = { type: { id: '10003' }, inwardIssue: { key }, outwardIssue: { key: other } };
    const post = async (role: string, body: unknown) =>
      (await site.as(role).post('/rest/api/3/issueLink', body)).status;
    expect(await post('viewer', link)).toBe(404);
    expect(await post('agent', { ...link, type: { id: '1' } })).toBe(404);
    expect(await post('agent', { ...link, outwardIssue: { key: 'OMN-99' } })).toBe(404);
    expect(await post('agent', { ...link, type: {} })).toBe(400);
    expect(await post('agent', { type: link.type, inwardIssue: link.inwardIssue })).toBe(400);
  });
});
