import { z } from 'zod';
import { paragraph, testSite } from './site-account';

const internal = [{ key: 'sd.public.comment', value: { internal: true } }];

describe('platform comments', () => {
  const path = (key: string) => `/rest/api/3/issue/${key}/comment`;

  it('are public to the customer unless marked as internal', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    const open = await site.as('agent').post(path(key), { body: paragraph('Guten Tag') });
    const hidden = await site.as('agent').post(path(key), { body: paragraph('Notiz'), properties: internal });
    expect(open).toMatchObject({ status: 201, body: { jsdPublic: true, author: { displayName: 'Anna Agent' } } });
    expect(hidden).toMatchObject({ status: 201, body: { jsdPublic: false } });
    expect(site.events.at(-1)).toMatchObject({
      eventType: 'avi:jira:commented:issue',
      payload: { issue: { key }, comment: { jsdPublic: false } },
    });
  });

  it('of collaborators are internal whatever they say', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    const answer = await site.as('viewer').post(path(key), { body: paragraph('Meinung') });
    expect(answer).toMatchObject({ status: 201, body: { jsdPublic: false } });
  });

  it.each([
    ['no body', {}],
    ['a plain body', { body: 'Guten Tag' }],
    ['an empty text', { body: paragraph('') }],
    ['a paragraph inside a paragraph', { body: { type: 'doc', version: 1, content: [{ type: 'text', text: 'x' }] } }],
  ])('refuse %s with 400', async (_, body) => {
    const site = testSite();
    const { key } = await site.openRequest();
    expect((await site.as('agent').post(path(key), body)).status).toBe(400);
  });

  it('need the right to comment', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    site.jira.revoke('agent', 'OMN', ['ADD_COMMENTS']);
    expect((await site.as('agent').post(path(key), { body: paragraph('x') })).status).toBe(400);
    expect((await site.as('customer').post(path(key), { body: paragraph('x') })).status).toBe(404);
  });

  it('are listed by page, read and deleted one by one', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    await site.as('agent').post(path(key), { body: paragraph('eins') });
    const second = await site.as('agent').post(path(key), { body: paragraph('zwei') });
    const { id } = z.looseObject({ id: z.string() }).parse(second.body);
    const page = await site.as('agent').get(`${path(key)}?startAt=1&maxResults=1`);
    expect(page.body).toMatchObject({ total: 2, startAt: 1, comments: [{ id }] });
    expect((await site.as('agent').get(`${path(key)}/${id}`)).status).toBe(200);
    expect((await site.as('agent2').delete(`${path(key)}/${id}`)).status).toBe(400);
    expect((await site.as('agent').delete(`${path(key)}/${id}`)).status).toBe(204);
    expect((await site.as('agent').get(`${path(key)}/${id}`)).status).toBe(404);
  });

  it('come newest first when asked, with who wrote them and what of account that is', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    await site.as('agent').post(path(key), { body: paragraph('eins') });
    site.jira.automationComments(key, 'zwei');
    const newest = `${path(key)}?orderBy=-created&maxResults=1`;
    expect((await site.as('app').get(newest)).body).toMatchObject({
      total: 2,
      maxResults: 1,
      comments: [{ jsdPublic: true, author: { accountType: 'app', displayName: 'Automation for Jira' } }],
    });
    expect((await site.as('app').get(`${newest}&startAt=1`)).body).toMatchObject({
      comments: [{ body: paragraph('eins'), author: { accountType: 'atlassian' } }],
    });
    expect((await site.as('app').get(`${path(key)}?orderBy=author`)).status).toBe(400);
    expect(site.events.at(-1)).toMatchObject({ eventType: 'avi:jira:commented:issue', byApp: false });
  });

  it('keep pictures, files and mentions as they were written', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    const media = (attrs: object) => ({ type: 'mediaSingle', content: [{ type: 'media', attrs }] });
    const mention = { type: 'mention', attrs: { id: site.jira.account('agent2')?.id, text: '@Bernd' } };
    const body = (attrs: object) => ({
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [mention, { type: 'text', text: ' siehe Bild' }] }, media(attrs)],
    });
    const file = body({ type: 'file', id: '6e2f1c1a', collection: '', alt: 'router.png' });
    expect((await site.as('agent').post(path(key), { body: file })).status).toBe(201);
    expect((await site.as('app').get(path(key))).body).toMatchObject({ comments: [{ body: file }] });
    expect((await site.as('agent').post(path(key), { body: body({ type: 'file', id: '6e2f1c1a' }) })).status).toBe(400);
  });

  it('are edited by those who wrote them, which is told like a new one and keeps who sees them', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    const written = await site.as('agent').post(path(key), { body: paragraph('Notiz'), properties: internal });
    const { id, created } = z.looseObject({ id: z.string(), created: z.string() }).parse(written.body);
    site.pass(60_000);
    site.events.length = 0;
    const edit = { body: paragraph('Bessere Notiz') };
    expect((await site.as('agent2').put(`${path(key)}/${id}`, edit)).status).toBe(400);
    expect((await site.as('customer').put(`${path(key)}/${id}`, edit)).status).toBe(404);
    expect(await site.as('admin').put(`${path(key)}/${id}`, edit)).toMatchObject({
      status: 200,
      body: {
        ...edit,
        created,
        updated: '2026-11-24T09:01:00.000+0000',
        jsdPublic: false,
        author: { displayName: 'Anna Agent' },
        updateAuthor: { displayName: 'Carla Chefin' },
      },
    });
    expect(site.events).toMatchObject([
      {
        eventType: 'avi:jira:commented:issue',
        atlassianId: site.jira.account('admin')?.id,
        payload: { issue: { key }, comment: { id, created, jsdPublic: false } },
      },
    ]);
    await site.as('agent').delete(`${path(key)}/${id}`);
    expect(site.events.at(-1)).toMatchObject({ eventType: 'avi:jira:deleted:comment', payload: { comment: { id } } });
  });

  it('say that they are public in a project that has no customers', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    site.jira.moveIssue(key, 'DEV', 'admin');
    expect((await site.as('agent').post(path(key), { body: paragraph('x') })).body).toMatchObject({ jsdPublic: true });
  });
});

describe('comments of Jira Service Management', () => {
  const path = (key: string) => `/rest/servicedeskapi/request/${key}/comment`;

  it('take wiki text and must say whether they are public', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    expect(await site.as('agent').post(path(key), { body: '*Notiz*', public: false })).toMatchObject({
      status: 201,
      body: { body: 'Notiz', public: false },
    });
    expect((await site.as('agent').post(path(key), { body: 'Notiz' })).status).toBe(400);
    expect((await site.as('agent').post(path(key), { body: paragraph('x'), public: true })).status).toBe(400);
  });

  it('show customers their own requests’ public comments, and an empty page elsewhere', async () => {
    const site = testSite();
    const customer = site.jira.account('customer')?.id;
    const { key } = await site.openRequest();
    await site.as('agent').put(`/rest/api/3/issue/${key}`, { fields: { reporter: { accountId: customer } } });
    await site.as('agent').post(path(key), { body: 'offen', public: true });
    await site.as('agent').post(path(key), { body: 'intern', public: false });
    expect((await site.as('customer').get(path(key))).body).toMatchObject({ size: 1, values: [{ body: 'offen' }] });
    expect((await site.as('agent').get(`${path(key)}?public=false`)).body).toMatchObject({ size: 1 });
    const { key: foreign } = await site.openRequest();
    expect(await site.as('customer').get(path(foreign))).toMatchObject({ status: 200, body: { size: 0 } });
  });

  it('keep customers to public ones and collaborators to internal ones', async () => {
    const site = testSite();
    const customer = site.jira.account('customer')?.id;
    const { key } = await site.openRequest();
    await site.as('agent').put(`/rest/api/3/issue/${key}`, { fields: { reporter: { accountId: customer } } });
    const post = async (role: string, isPublic: boolean) =>
      (await site.as(role).post(path(key), { body: 'x', public: isPublic })).status;
    expect(await post('customer', true)).toBe(201);
    expect(await post('customer', false)).toBe(403);
    expect(await post('viewer', false)).toBe(201);
    expect(await post('viewer', true)).toBe(403);
    expect((await site.as('app').get(`/rest/api/3/issue/${key}/comment`)).body).toMatchObject({
      comments: [{ author: { accountType: 'customer' }, jsdPublic: true }, { jsdPublic: false }],
    });
  });
});
