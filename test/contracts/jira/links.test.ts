import { testSite } from './site-account';

const issues = '/rest/api/3/issue';

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

  it('are read and taken away by their id, which tells both issues', async () => {
    const site = testSite();
    const { key: source } = await site.openRequest();
    const { key: target } = await site.openRequest();
    const link = { type: { name: 'Duplicate' }, inwardIssue: { key: source }, outwardIssue: { key: target } };
    await site.as('agent').post('/rest/api/3/issueLink', link);
    const answer = await site.as('agent').get(`${issues}/${target}?fields=issuelinks`);
    expect(answer.body).toMatchObject({
      fields: { issuelinks: [{ id: '10300', type: { inward: 'is duplicated by' }, inwardIssue: { key: source } }] },
    });
    const one = '/rest/api/3/issueLink/10300';
    expect((await site.as('agent').get(one)).body).toMatchObject({
      type: { name: 'Duplicate' },
      inwardIssue: { key: source },
      outwardIssue: { key: target },
    });
    expect((await site.as('viewer').delete(one)).status).toBe(404);
    expect((await site.as('agent').delete(one)).status).toBe(204);
    expect((await site.as('agent').delete(one)).status).toBe(404);
    expect(site.events.at(-1)).toMatchObject({
      eventType: 'avi:jira:deleted:issuelink',
      payload: { sourceIssueId: 10100, destinationIssueId: 10101 },
    });
  });

  it('need sight of both issues, and the right to link on the outward one', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    const { key: other } = await site.openRequest();
    site.jira.secureIssue(other, ['admin']);
    const link = { type: { id: '10002' }, inwardIssue: { key }, outwardIssue: { key: other } };
    expect((await site.as('agent').post('/rest/api/3/issueLink', link)).status).toBe(404);
    const turned = { ...link, inwardIssue: link.outwardIssue, outwardIssue: link.inwardIssue };
    expect((await site.as('agent').post('/rest/api/3/issueLink', turned)).status).toBe(404);
    expect((await site.as('admin').post('/rest/api/3/issueLink', turned)).status).toBe(201);
  });
});
