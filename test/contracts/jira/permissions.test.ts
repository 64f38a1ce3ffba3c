import { testSite } from './site-account';

const check = '/rest/api/3/permissions/check';
const mine = '/rest/api/3/mypermissions';

describe('the permission check', () => {
  it('grants by exact ids and says nothing of unknown or hidden ones', async () => {
    const site = testSite();
    const { id } = await site.openRequest();
    const { id: secret } = await site.openRequest();
    site.jira.secureIssue(secret, ['admin']);
    const permissions = ['BROWSE_PROJECTS', 'SERVICEDESK_AGENT'];
    const issues = [Number(id), Number(secret), 99999];
    const ask = { globalPermissions: ['ADMINISTER'], projectPermissions: [{ permissions, issues, projects: [10000] }] };
    expect((await site.as('agent2').post(check, ask)).body).toEqual({
      globalPermissions: [],
      projectPermissions: permissions.map((permission) => ({ permission, issues: [Number(id)], projects: [10000] })),
    });
    expect((await site.as('admin').post(check, { globalPermissions: ['ADMINISTER'] })).body).toEqual({
      globalPermissions: ['ADMINISTER'],
      projectPermissions: [],
    });
  });

  it('lets customers browse but never be agents', async () => {
    const site = testSite();
    const permissions = ['BROWSE_PROJECTS', 'SERVICEDESK_AGENT'];
    const answer = await site.as('customer').post(check, { projectPermissions: [{ permissions, projects: [10000] }] });
    expect(answer.body).toMatchObject({
      projectPermissions: [{ permission: 'BROWSE_PROJECTS', issues: [], projects: [10000] }],
    });
  });

  it('asks about others for administrators only', async () => {
    const site = testSite();
    const ask = { accountId: site.jira.account('agent')?.id, globalPermissions: ['USER_PICKER'] };
    expect(await site.as('app').post(check, ask)).toEqual({
      status: 403,
      body: { errorMessages: ['Only Jira administrators can perform this operation.'], errors: {} },
    });
    expect((await site.as('agent').post(check, ask)).status).toBe(200);
    expect((await site.as('admin').post(check, ask)).status).toBe(200);
  });

  it.each([
    ['keys', { projectPermissions: [{ permissions: ['EDIT_ISSUES'], issues: ['OMN-1'] }] }],
    ['ids as text', { projectPermissions: [{ permissions: ['EDIT_ISSUES'], issues: ['10100'] }] }],
    ['an unknown permission', { projectPermissions: [{ permissions: ['FLY'], issues: [10100] }] }],
    ['an unknown global permission', { globalPermissions: ['FLY'] }],
  ])('refuses %s with 400', async (_, body) => {
    expect((await testSite().as('agent').post(check, body)).status).toBe(400);
  });
});

describe('my permissions', () => {
  it('answer for an issue, a project or anywhere', async () => {
    const site = testSite();
    const { id } = await site.openRequest();
    const agent = await site.as('agent').get(`${mine}?issueId=${id}&permissions=SERVICEDESK_AGENT,ADMINISTER`);
    expect(agent.body).toMatchObject({
      permissions: { SERVICEDESK_AGENT: { havePermission: true }, ADMINISTER: { havePermission: false } },
    });
    const anywhere = await site.as('viewer').get(`${mine}?permissions=EDIT_ISSUES`);
    expect(anywhere.body).toMatchObject({ permissions: { EDIT_ISSUES: { havePermission: true } } });
    const here = await site.as('viewer').get(`${mine}?projectKey=OMN&permissions=EDIT_ISSUES`);
    expect(here.body).toMatchObject({ permissions: { EDIT_ISSUES: { havePermission: false } } });
  });

  it('must be named, known and about something visible', async () => {
    const site = testSite();
    expect((await site.as('agent').get(mine)).status).toBe(400);
    expect((await site.as('agent').get(`${mine}?permissions=FLY`)).status).toBe(400);
    expect((await site.as('agent').get(`${mine}?permissions=EDIT_ISSUES&issueId=1`)).status).toBe(404);
  });
});

describe('the pin API', () => {
  const pin = '/rest/api/3/forge/panel/action/bulk/async';
  const moduleId = 'ari:cloud:ecosystem::extension/app/env/static/omnichat-panel';
  const body = { moduleId, projectList: [{ projectIdOrKey: 'OMN', action: 'PIN' }] };

  it('pins for administrators, in a task of its own', async () => {
    const site = testSite();
    expect((await site.as('agent').post(pin, body)).status).toBe(403);
    expect((await site.as('app').post(pin, body)).status).toBe(403);
    expect(await site.as('admin').post(pin, body)).toEqual({ status: 202, body: { taskId: '10001' } });
    const task = async (role: string) => site.as(role).get('/rest/api/3/task/10001');
    expect((await task('admin')).body).toMatchObject({ status: 'ENQUEUED', progress: 0 });
    expect(site.jira.pinned('omnichat-panel', 'OMN')).toBe(false);
    site.pass(500);
    expect((await task('admin')).body).toMatchObject({ status: 'RUNNING' });
    site.pass(500);
    expect((await task('admin')).body).toMatchObject({ status: 'COMPLETE', progress: 100 });
    expect((await task('agent')).status).toBe(403);
    expect(site.jira.pinned(moduleId, 'OMN')).toBe(true);
    expect(site.jira.pinned(moduleId, 'TEC')).toBe(false);
  });

  it.each([
    ['a lower-case action', { moduleId, projectList: [{ projectIdOrKey: 'OMN', action: 'pin' }] }],
    ['an unknown project', { moduleId, projectList: [{ projectIdOrKey: 'NOPE', action: 'PIN' }] }],
    ['a bare module key', { ...body, moduleId: 'omnichat-panel' }],
    ['a module that is no panel', { ...body, moduleId: moduleId.replace('panel', 'admin') }],
  ])('refuses %s with 400', async (_, given) => {
    expect((await testSite().as('admin').post(pin, given)).status).toBe(400);
  });

  it('is not needed where someone adds the panel to an issue', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    expect(site.jira.panelShown(key, 'omnichat-panel')).toBe(false);
    site.jira.addPanel(key, 'omnichat-panel');
    expect(site.jira.panelShown(key, 'omnichat-panel')).toBe(true);
  });
});
