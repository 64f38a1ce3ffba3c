import { aScene, HOUR } from '../support/a-scene';

const scene = aScene();
const { site, openedBy, panelCall, panelOf, threadOf, statesOf, requestOf, customerWrites, settled } = scene;
const { agentSplits, saidIn } = scene;
const MESSAGES = ['#1', '#2', '#3', '#4', '#5'];
const DONE = { code: 'ok', statuses: [], paused: false };

/** OMN-1 with #1 to #5, of which OMN-2 has #3. */
async function splitOff(): Promise<void> {
  const [first, ...others] = MESSAGES;
  await openedBy(String(first));
  for (const text of others) await customerWrites(text);
  await settled();
  expect(await agentSplits('OMN-1', ['#3'])).toMatchObject({ code: 'ok' });
  await settled();
}

const withoutLines = async (request: string) => (await threadOf(request)).filter((line) => !line.startsWith('- '));

describe('E10: a split is undone', () => {
  beforeEach(splitOff);

  it('from the source: order and states are as before, and the new request is closed with a note', async () => {
    expect(await panelOf('OMN-1')).toMatchObject({
      undo: { kind: 'split', result: requestOf('OMN-2').id, sources: [requestOf('OMN-1').id] },
    });
    const notes = scene.notesOf('OMN-2').length;
    expect(await panelCall('OMN-1', 'undo')).toEqual(DONE);
    expect(await saidIn('OMN-1')).toEqual(MESSAGES);
    expect((await statesOf('OMN-1'))[0]).toBe('active');
    expect((await panelOf('OMN-1'))['undo']).toBeUndefined();
    await settled();
    expect(requestOf('OMN-2').category).toBe('done');
    expect(scene.notesOf('OMN-2').slice(notes)).toEqual([expect.stringContaining('OMN-1')]);
    expect(scene.requests()).toHaveLength(2);
    expect(requestOf('OMN-1').property).toMatchObject({ state: 'active' });
    expect((await panelOf('OMN-2')).reply).toMatchObject({ open: false });
    expect(scene.jobsLeft()).toEqual([]);
    await customerWrites('#6');
    await settled();
    expect(await saidIn('OMN-1')).toEqual([...MESSAGES, '#6']);
  });

  it('from the new request, by another agent', async () => {
    expect(await panelCall('OMN-2', 'undo', {}, 'agent2')).toEqual(DONE);
    expect(await saidIn('OMN-1')).toEqual(MESSAGES);
    expect(await panelCall('OMN-1', 'undo')).toMatchObject({ code: 'nothing-to-undo' });
  });

  it('and done again, and undone again', async () => {
    await panelCall('OMN-1', 'undo');
    await settled();
    expect(await agentSplits('OMN-1', ['#3', '#1'])).toMatchObject({ code: 'ok', request: { key: 'OMN-3' } });
    await settled();
    expect(await saidIn('OMN-1')).toEqual(['#2', '#4', '#5']);
    expect(await panelCall('OMN-3', 'undo')).toEqual(DONE);
    expect(await withoutLines('OMN-1')).toHaveLength(6);
    expect(await saidIn('OMN-1')).toEqual(MESSAGES);
  });

  it('makes one undo of a double click', async () => {
    const clicks = await Promise.all([panelCall('OMN-1', 'undo'), panelCall('OMN-1', 'undo')]);
    expect(clicks.map(({ code }) => code)).toContain('ok');
    await settled();
    expect(await saidIn('OMN-1')).toEqual(MESSAGES);
    expect((await threadOf('OMN-1')).filter((line) => line === '- undone')).toHaveLength(1);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('not any more when a message came in', async () => {
    await customerWrites('Danach');
    await settled();
    expect(await panelCall('OMN-1', 'undo')).toEqual({ code: 'used' });
    expect(await panelCall('OMN-2', 'undo')).toEqual({ code: 'used' });
    expect(await saidIn('OMN-2')).toEqual(['#3', 'Danach']);
  });

  it('not any more when an answer left, also if the conversation was paused and reactivated since', async () => {
    await scene.agentReplies('OMN-2', 'Ja');
    await panelCall('OMN-2', 'pause');
    await panelCall('OMN-2', 'reactivate');
    expect(await panelCall('OMN-1', 'undo')).toEqual({ code: 'used' });
  });

  it('not any more after 24 hours', async () => {
    await scene.passes(24 * HOUR - 10 * 60_000);
    expect(await panelOf('OMN-1')).toMatchObject({ undo: { kind: 'split' } });
    await scene.passes(11 * 60_000);
    expect(await panelCall('OMN-1', 'undo')).toEqual({ code: 'too-late' });
    expect((await panelOf('OMN-1'))['undo']).toBeUndefined();
  });

  it('not any more when one of the requests was deleted, moved, or split or merged again', async () => {
    expect(await agentSplits('OMN-1', ['#1'], { pause: requestOf('OMN-2').id })).toMatchObject({ code: 'ok' });
    expect(await panelCall('OMN-2', 'undo')).toEqual({ code: 'changed-since' });
  });

  it('not any more when the new request was deleted', async () => {
    await scene.asPerson('admin', 'DELETE', '/rest/api/3/issue/OMN-2');
    const before = await saidIn('OMN-1');
    expect(await panelCall('OMN-1', 'undo')).toEqual({ code: 'changed-since' });
    await settled();
    expect(await panelCall('OMN-1', 'undo')).toEqual({ code: 'changed-since' });
    expect(await saidIn('OMN-1')).toEqual(before);
  });

  it('not any more when a request was moved to another project', async () => {
    site().jira.moveIssue('OMN-2', 'TEC', 'admin');
    await settled();
    expect(await panelCall('OMN-1', 'undo')).toEqual({ code: 'changed-since' });
  });

  it('also where the new request had to be opened in another project than its source', async () => {
    site().jira.requireField('25', { fieldId: 'customfield_10070', name: 'Kundennummer' });
    await scene.adminSaves('saveTarget', { serviceDeskId: '2', requestTypeId: '35' });
    const pause = requestOf('OMN-2').id;
    expect(await agentSplits('OMN-1', ['#1'], { pause })).toMatchObject({ code: 'ok', request: { key: 'TEC-1' } });
    await settled();
    expect(await panelCall('OMN-1', 'undo')).toEqual(DONE);
  });

  it('not any more when the source has ended meanwhile', async () => {
    await scene.agentMoves('OMN-1', 'Gelöst');
    await settled();
    expect(await panelCall('OMN-1', 'undo')).toEqual({ code: 'changed-since' });
  });

  it('leaves the restored one paused where another conversation became active meanwhile', async () => {
    await panelCall('OMN-2', 'pause');
    await openedBy('Neu');
    await settled();
    expect(await panelCall('OMN-1', 'undo')).toEqual({ ...DONE, paused: true });
    expect(await statesOf('OMN-1', 'OMN-3')).toEqual(['paused', 'active']);
    expect(await saidIn('OMN-1')).toEqual(MESSAGES);
    expect(await panelOf('OMN-1')).toMatchObject({ otherActive: requestOf('OMN-3').id });
    expect(await panelCall('OMN-1', 'swap')).toEqual({ code: 'ok' });
  });

  it('needs the rights on both requests, and never names one that may not be seen', async () => {
    site().jira.secureIssue('OMN-2', ['agent2', 'app']);
    expect((await panelCall('OMN-1', 'undo')).code).toBe('no-permission');
    expect(JSON.stringify(await panelCall('OMN-1', 'undo'))).not.toContain('OMN-2');
    site().jira.secureIssue('OMN-2', null);
    site().jira.revoke('agent', 'OMN', ['TRANSITION_ISSUES']);
    expect(await panelCall('OMN-1', 'undo')).toMatchObject({ code: 'no-permission', missing: ['TRANSITION_ISSUES'] });
  });

  it('brings the third request back that had to pause for it', async () => {
    await panelCall('OMN-2', 'pause');
    await panelCall('OMN-1', 'reactivate');
    await panelCall('OMN-1', 'pause');
    await openedBy('Neu');
    await settled();
    expect(await agentSplits('OMN-1', ['#4'], { pause: requestOf('OMN-3').id })).toMatchObject({ code: 'ok' });
    await settled();
    expect(await statesOf('OMN-1', 'OMN-3', 'OMN-4')).toEqual(['paused', 'paused', 'active']);
    expect(await panelCall('OMN-1', 'undo')).toEqual(DONE);
    await settled();
    expect(await statesOf('OMN-1', 'OMN-3')).toEqual(['paused', 'active']);
    expect(requestOf('OMN-3').property).toMatchObject({ state: 'active' });
  });
});
