import { aScene } from '../support/a-scene';

const scene = aScene();
const { site, openedBy, panelCall, panelOf, statesOf, requestOf, customerWrites, settled, agentMerges } = scene;
const { agentMoves, saidIn } = scene;
const DONE = { code: 'ok', statuses: [], paused: false };

/** OMN-1 rests in To Do, OMN-2 is active in progress. */
async function twoRequests(): Promise<void> {
  await openedBy('A1');
  await panelCall('OMN-1', 'pause');
  await openedBy('B1');
  await agentMoves('OMN-2', 'Wartet auf Kunde');
  await settled();
}

/** The automatic comparison has closed the sources. */
async function merged(from: string, requests: string[], into: string, more: { consent?: boolean } = {}): Promise<void> {
  expect(await agentMerges(from, requests, into, more)).toMatchObject({ code: 'ok' });
  await settled();
}

describe('a merge is undone', () => {
  beforeEach(twoRequests);

  it('threads, states and the status of the source come back', async () => {
    await merged('OMN-1', ['OMN-2'], 'OMN-1');
    expect(requestOf('OMN-2').category).toBe('done');
    expect(await panelOf('OMN-2')).toMatchObject({ undo: { kind: 'merge', result: requestOf('OMN-1').id } });
    const answer = await panelCall('OMN-1', 'undo');
    expect(answer).toMatchObject({ code: 'ok', paused: false });
    await settled();
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['paused', 'active']);
    expect(await saidIn('OMN-1')).toEqual(['A1']);
    expect(await saidIn('OMN-2')).toEqual(['B1']);
    expect(requestOf('OMN-2').category).toBe('indeterminate');
    expect(requestOf('OMN-1').category).toBe('new');
    expect(requestOf('OMN-2').property).toMatchObject({ state: 'active' });
    expect(scene.notesOf('OMN-1').at(-1)).toContain('OMN-2');
    expect(scene.jobsLeft()).toEqual([]);
    await customerWrites('B2');
    await settled();
    expect(await saidIn('OMN-2')).toEqual(['B1', 'B2']);
  });

  it('brings back a status that is two transitions away', async () => {
    await merged('OMN-1', ['OMN-2'], 'OMN-1');
    expect(requestOf('OMN-2').status).toBe('Gelöst');
    expect(await panelCall('OMN-2', 'undo')).toEqual(DONE);
    await settled();
    expect(requestOf('OMN-2').status).toBe('Wartet auf Kunde');
  });

  it('says plainly where no transition leads to the former status, and undoes the rest', async () => {
    await merged('OMN-1', ['OMN-2'], 'OMN-1');
    scene.fault('jira', { status: 403 }, { match: `${requestOf('OMN-2').id}/transitions`, times: 10 });
    expect(await panelCall('OMN-2', 'undo')).toEqual({
      code: 'ok',
      statuses: [{ request: 'OMN-2', wanted: 'Wartet auf Kunde', now: 'Gelöst' }],
      paused: false,
    });
    scene.faultsEnd();
    await settled();
    expect(requestOf('OMN-2').status).toBe('Gelöst');
    expect(await saidIn('OMN-2')).toEqual(['B1']);
  });

  it('brings a source back to To Do', async () => {
    await merged('OMN-2', ['OMN-1'], 'OMN-2');
    expect(await panelCall('OMN-2', 'undo')).toEqual(DONE);
    await settled();
    expect(requestOf('OMN-1').status).toBe('Offen');
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['paused', 'active']);
  });

  it('a new request that the merge made is set to Done with a note, never deleted', async () => {
    await merged('OMN-2', ['OMN-1'], 'new');
    expect(await panelCall('OMN-3', 'undo')).toMatchObject({ code: 'ok' });
    await settled();
    expect(requestOf('OMN-3').category).toBe('done');
    expect(scene.notesOf('OMN-3').length).toBeGreaterThan(1);
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['paused', 'active']);
    expect([await saidIn('OMN-1'), await saidIn('OMN-2')]).toEqual([['A1'], ['B1']]);
  });

  it('F14: a target that was set to In Progress for it is Done and ended again', async () => {
    await agentMoves('OMN-1', 'Gelöst');
    await settled();
    await merged('OMN-2', ['OMN-2'], 'OMN-1', { consent: true });
    expect(requestOf('OMN-1').status).toBe('In Arbeit');
    expect((await panelCall('OMN-2', 'undo')).code).toBe('ok');
    await settled();
    expect(requestOf('OMN-1').status).toBe('Gelöst');
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['ended', 'active']);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('an ended source ends again, and stays Done', async () => {
    await agentMoves('OMN-1', 'Geschlossen');
    await settled();
    await merged('OMN-2', ['OMN-1'], 'OMN-2');
    expect(await panelCall('OMN-1', 'undo')).toEqual(DONE);
    await settled();
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['ended', 'active']);
    expect(requestOf('OMN-1').status).toBe('Geschlossen');
  });

  it('not any more when a message came into the target, or left it', async () => {
    await merged('OMN-2', ['OMN-1'], 'OMN-2');
    await customerWrites('B2');
    expect(await panelCall('OMN-1', 'undo')).toEqual({ code: 'used' });
    expect(await saidIn('OMN-2')).toEqual(['A1', 'B1', 'B2']);
  });

  it('not any more when the target was merged again: then that merge is undone first', async () => {
    await merged('OMN-2', ['OMN-1'], 'OMN-2');
    await panelCall('OMN-2', 'pause');
    await openedBy('C1');
    await settled();
    await merged('OMN-3', ['OMN-2'], 'OMN-3');
    expect(await panelCall('OMN-1', 'undo')).toEqual({ code: 'changed-since' });
    expect(await panelCall('OMN-3', 'undo')).toMatchObject({ code: 'ok' });
    await settled();
    expect(await saidIn('OMN-2')).toEqual(['A1', 'B1']);
    expect(await saidIn('OMN-3')).toEqual(['C1']);
  });

  it('not any more when a source was deleted', async () => {
    await merged('OMN-2', ['OMN-1'], 'OMN-2');
    await scene.asPerson('admin', 'DELETE', '/rest/api/3/issue/OMN-1');
    await settled();
    expect(await panelCall('OMN-2', 'undo')).toEqual({ code: 'changed-since' });
    expect(await saidIn('OMN-2')).toEqual(['A1', 'B1']);
  });

  it('leaves the restored one paused where another conversation became active meanwhile', async () => {
    await merged('OMN-2', ['OMN-1'], 'OMN-2');
    await panelCall('OMN-2', 'pause');
    await openedBy('C1');
    await settled();
    expect(await panelCall('OMN-2', 'undo')).toMatchObject({ code: 'ok', paused: true });
    await settled();
    expect(await statesOf('OMN-1', 'OMN-2', 'OMN-3')).toEqual(['paused', 'paused', 'active']);
  });

  it('not without the rights on every request', async () => {
    await merged('OMN-2', ['OMN-1'], 'OMN-2');
    site().jira.secureIssue('OMN-1', ['agent2', 'app']);
    const answer = await panelCall('OMN-2', 'undo');
    expect(answer.code).toBe('no-permission');
    expect(answer['request']).toBeUndefined();
    expect(await saidIn('OMN-2')).toEqual(['A1', 'B1']);
  });
});
