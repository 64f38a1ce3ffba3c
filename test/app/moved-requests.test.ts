import { aScene, HOUR, MINUTE } from '../support/a-scene';

const scene = aScene();
const { site, openedBy, panelCall, panelOf, threadOf, statesOf, customerWrites, settled, passes, saidIn } = scene;

describe('M03: a request leaves the service project', () => {
  beforeEach(async () => {
    await openedBy('Mein Router geht nicht');
  });

  it('to a project without service desk: the thread can be read, nothing can be written', async () => {
    const { key } = site().jira.moveIssue('OMN-1', 'DEV', 'admin');
    await settled();
    expect(await panelOf(key)).toMatchObject({
      state: 'paused',
      reply: { open: false, because: 'read-only' },
      readOnly: { because: 'not-service-project' },
    });
    expect(await threadOf(key)).toContain('customer: Mein Router geht nicht');
    expect((await threadOf(key)).at(-1)).toBe('- read-only');
    expect((await scene.agentReplies(key, 'Ja')).code).not.toBe('ok');
    for (const name of ['pause', 'reactivate', 'swap']) expect((await panelCall(key, name)).code).not.toBe('ok');
    await openedBy('Hallo?');
    expect(await saidIn('OMN-2')).toEqual(['Hallo?']);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('there it is read by agents of the home project who see it, and by nobody else', async () => {
    const { key } = site().jira.moveIssue('OMN-1', 'DEV', 'admin');
    await settled();
    expect(await panelCall(key, 'view', {}, 'agent')).toMatchObject({ code: 'ok' });
    // The viewer sees issues of that project, but is no agent at home.
    expect((await panelCall(key, 'view', {}, 'viewer')).code).toBe('no-permission');
    // The second agent is one at home, but does not see the project.
    expect((await panelCall(key, 'view', {}, 'agent2')).code).toBe('no-permission');
    site().jira.grant('agent2', 'DEV', ['BROWSE_PROJECTS']);
    expect(await panelCall(key, 'view', {}, 'agent2')).toMatchObject({ code: 'ok' });
    expect(await panelCall(key, 'search', { text: 'router' }, 'agent2')).toMatchObject({ code: 'ok' });
    expect(await panelCall(key, 'earlier', { before: '2027' }, 'agent2')).toMatchObject({ code: 'ok' });
    expect((await panelCall(key, 'view', {}, 'customer')).code).toBe('not-licensed');
  });

  it('and comes back: it rests until an agent reactivates it', async () => {
    const { key } = site().jira.moveIssue('OMN-1', 'DEV', 'admin');
    await settled();
    const back = site().jira.moveIssue(key, 'OMN', 'admin').key;
    await settled();
    expect(await panelOf(back)).toMatchObject({ state: 'paused', reply: { because: 'paused' } });
    expect((await panelOf(back))['readOnly']).toBeUndefined();
    expect(await panelCall(back, 'reactivate')).toEqual({ code: 'ok' });
  });

  it('to another service project: the conversation goes on there', async () => {
    const { key } = site().jira.moveIssue('OMN-1', 'TEC', 'admin');
    await settled();
    expect(await panelOf(key)).toMatchObject({ state: 'active', reply: { open: true } });
    await customerWrites('Noch da?');
    await settled();
    expect((await threadOf(key)).at(-1)).toBe('customer: Noch da?');
    expect(scene.requests()).toEqual([]);
  });

  it('a move whose event was lost is found by the hour', async () => {
    scene.fault('events', { drop: true });
    const { key } = site().jira.moveIssue('OMN-1', 'DEV', 'admin');
    await settled();
    await passes(HOUR + 10 * MINUTE);
    expect(await panelOf(key)).toMatchObject({ readOnly: { because: 'not-service-project' } });
  });
});

/** An agent has read the thread. */
async function opened(): Promise<void> {
  await openedBy('Mein Router geht nicht');
  await panelCall('OMN-1', 'seen', { asOf: (await panelOf('OMN-1')).asOf });
}

describe('M07: a request is archived', () => {
  beforeEach(opened);

  it('and the next message opens a new request', async () => {
    site().jira.archiveIssue('OMN-1');
    await passes(HOUR + 10 * MINUTE);
    expect((await panelCall('OMN-1', 'view')).code).toBe('no-permission');
    await openedBy('Hallo?');
    expect(await saidIn('OMN-2')).toEqual(['Hallo?']);
    expect(await statesOf('OMN-2')).toEqual(['active']);
  });

  it('what came before the hour found out, and nobody has opened, is in the new request', async () => {
    site().jira.archiveIssue('OMN-1');
    await customerWrites('Hallo?');
    await settled();
    await passes(HOUR + 10 * MINUTE);
    expect(await saidIn('OMN-2')).toEqual(['Hallo?']);
  });

  it('and restored: its thread is there again and rests', async () => {
    site().jira.archiveIssue('OMN-1');
    await passes(HOUR + 10 * MINUTE);
    await openedBy('Hallo?');
    site().jira.unarchiveIssue('OMN-1');
    await passes(HOUR + 10 * MINUTE);
    await panelCall('OMN-1', 'refresh');
    const shown = await panelOf('OMN-1');
    expect(shown.state).toBe('paused');
    expect(shown['readOnly']).toBeUndefined();
    expect(await statesOf('OMN-2')).toEqual(['active']);
  });
});

describe('the whole project changes', () => {
  beforeEach(opened);

  it('archived, and back: the conversation rests, and can be reactivated', async () => {
    site().jira.archiveProject('OMN');
    await settled();
    expect(scene.customers()).toMatchObject([{ active: { kind: 'none' } }]);
    site().jira.unarchiveProject('OMN');
    await settled();
    await panelCall('OMN-1', 'refresh');
    expect(await statesOf('OMN-1')).toEqual(['paused']);
    expect(await panelCall('OMN-1', 'reactivate')).toEqual({ code: 'ok' });
  });

  it('no service project any more: read-only with the reason, found by the hour', async () => {
    site().jira.changeProjectType('OMN', 'software');
    await passes(HOUR + 10 * MINUTE);
    expect(scene.customers()).toMatchObject([{ active: { kind: 'none' } }]);
    expect((await scene.agentReplies('OMN-1', 'Ja')).code).not.toBe('ok');
    site().jira.changeProjectType('OMN', 'service_desk');
    await panelCall('OMN-1', 'refresh');
    expect(await statesOf('OMN-1')).toEqual(['paused']);
  });
});

describe('a clone', () => {
  it('has no conversation, and loses the property that it was born with', async () => {
    await openedBy('Mein Router geht nicht');
    const { key } = site().jira.cloneIssue('OMN-1', 'agent');
    expect(scene.requestOf(key).property).toMatchObject({ state: 'active' });
    await settled();
    expect(scene.requestOf(key).property).toBeUndefined();
    expect(await panelCall(key, 'view')).toMatchObject({ view: { kind: 'no-conversation' } });
    expect(scene.requestOf('OMN-1').property).toMatchObject({ state: 'active' });
    await customerWrites('Noch da?');
    await settled();
    expect(await saidIn('OMN-1')).toEqual(['Mein Router geht nicht', 'Noch da?']);
  });
});
