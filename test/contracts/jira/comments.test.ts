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
  });
});

describe('issue properties', () => {
  const path = '/rest/api/3/issue/OMN-1/properties';

  it('are new with 201, replaced with 200, gone with 204', async () => {
    const site = testSite();
    await site.openRequest();
    const one = `${path}/omnichat.conversation`;
    expect((await site.as('app').put(one, { state: 'active' })).status).toBe(201);
    expect((await site.as('app').put(one, { state: 'paused' })).status).toBe(200);
    expect((await site.as('viewer').get(one)).body).toEqual({
      key: 'omnichat.conversation',
      value: { state: 'paused' },
    });
    expect((await site.as('viewer').get(path)).body).toMatchObject({ keys: [{ key: 'omnichat.conversation' }] });
    expect((await site.as('app').delete(one)).status).toBe(204);
    expect((await site.as('app').get(one)).status).toBe(404);
  });

  it('need the right to edit, a value and at most 32,768 characters', async () => {
    const site = testSite();
    await site.openRequest();
    expect((await site.as('viewer').put(`${path}/a`, 1)).status).toBe(403);
    expect((await site.as('app').put(`${path}/a`, null)).status).toBe(400);
    expect((await site.as('app').put(`${path}/a`, 'x'.repeat(32766))).status).toBe(201);
    expect((await site.as('app').put(`${path}/b`, 'x'.repeat(32767))).status).toBe(400);
  });
});
