import { paragraph, testSite } from './site-account';

const issues = '/rest/api/3/issue';

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

  it('take the resolution that the screen offers', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    const answer = await site.as('agent').get(`${issues}/${key}/transitions?expand=transitions.fields`);
    const resolution = {
      required: true,
      hasDefaultValue: true,
      allowedValues: expect.arrayContaining([expect.objectContaining({ id: '10002', name: 'Duplikat' })]),
    };
    expect(answer.body).toMatchObject({
      transitions: expect.arrayContaining([
        expect.objectContaining({ id: '31', fields: { resolution: expect.objectContaining(resolution) } }),
        expect.objectContaining({ id: '61', fields: {} }),
      ]),
    });
    const post = async (fields: object) =>
      (await site.as('agent').post(`${issues}/${key}/transitions`, { ...move('31'), fields })).status;
    expect(await post({ resolution: { id: '99999' } })).toBe(400);
    expect(await post({ resolution: '10002' })).toBe(400);
    expect(await post({ resolution: { id: '10002' } })).toBe(204);
    expect((await site.as('agent').get(`${issues}/${key}?fields=resolution,status`)).body).toMatchObject({
      fields: { resolution: { id: '10002', name: 'Duplikat' }, status: { statusCategory: { key: 'done' } } },
    });
  });

  it('are for active accounts only', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    site.jira.setActive('agent', false);
    expect((await site.as('agent').post(`${issues}/${key}/transitions`, move('11'))).status).toBe(401);
    expect((await site.as('automation').post(`${issues}/${key}/transitions`, move('11'))).status).toBe(401);
  });
});
