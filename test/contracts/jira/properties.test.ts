import { testSite } from './site-account';

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
    expect((await site.as('app').delete(one)).status).toBe(404);
  });

  it('need the right to edit, a value and at most 32,768 characters', async () => {
    const site = testSite();
    await site.openRequest();
    expect((await site.as('viewer').put(`${path}/a`, 1)).status).toBe(403);
    expect((await site.as('viewer').delete(`${path}/a`)).status).toBe(403);
    expect((await site.as('app').delete('/rest/api/3/issue/OMN-99/properties/a')).status).toBe(404);
    expect((await site.as('app').put(`${path}/a`, null)).status).toBe(400);
    expect((await site.as('app').put(`${path}/a`, 'x'.repeat(32766))).status).toBe(201);
    expect((await site.as('app').put(`${path}/b`, 'x'.repeat(32767))).status).toBe(400);
  });
});
