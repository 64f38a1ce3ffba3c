import { randomUUID } from 'node:crypto';
import { aScene } from '../support/a-scene';

const scene = aScene();
const { site, openedBy, panelCall, statesOf, requestOf, customerWrites, settled, agentSplits, saidIn } = scene;

describe('more than one hand on a split', () => {
  beforeEach(async () => {
    await openedBy('#1');
    for (const text of ['#2', '#3', '#4']) await customerWrites(text);
    await settled();
  });

  it('makes one request of a double click, and answers the same form the same later', async () => {
    const id = randomUUID();
    const messages = await scene.keysOf('OMN-1', ['#2']);
    const click = () => panelCall('OMN-1', 'split', { messages, id });
    const clicks = await Promise.all([click(), click(), click()]);
    for (const { code } of clicks) expect(['ok', 'in-progress']).toContain(code);
    expect(clicks.map(({ code }) => code)).toContain('ok');
    await settled();
    expect(scene.requests()).toHaveLength(2);
    expect(await click()).toEqual({
      code: 'ok',
      request: { id: requestOf('OMN-2').id, key: 'OMN-2' },
    });
    expect(scene.requests()).toHaveLength(2);
    expect(await saidIn('OMN-2')).toEqual(['#2']);
  });

  it('makes one request of a double click, also when the first click is checked last', async () => {
    const messages = await scene.keysOf('OMN-1', ['#2']);
    const payload = { messages, id: randomUUID() };
    scene.fault('jira', { delayMs: 3_000 }, { match: 'permissions/check' });
    const clicks = [panelCall('OMN-1', 'split', payload), panelCall('OMN-1', 'split', payload)];
    await clicks[1];
    await scene.passes(5_000);
    for (const { code } of await Promise.all(clicks)) expect(['ok', 'in-progress']).toContain(code);
    await settled();
    expect(scene.requests()).toHaveLength(2);
  });

  it('two agents with the same message: it goes to one request, the other one is closed with a note', async () => {
    const both = await Promise.all([
      agentSplits('OMN-1', ['#2', '#3']),
      agentSplits('OMN-1', ['#3', '#4'], { role: 'agent2' }),
    ]);
    expect(both.map(({ code }) => code)).toContain('ok');
    await scene.passes(75 * 60_000);
    const open = scene.requests().filter(({ category }) => category !== 'done');
    const said = await Promise.all(open.map(({ key }) => saidIn(key)));
    expect(said.flat().sort()).toEqual(['#1', '#2', '#3', '#4']);
    const states = await statesOf(...open.map(({ key }) => key));
    expect(states.filter((state) => state === 'active')).toHaveLength(1);
    for (const { comments } of scene.requests().filter(({ category }) => category === 'done')) {
      expect(comments).toHaveLength(1);
      expect(comments[0]?.public).toBe(false);
    }
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('two agents with different messages: one is asked to confirm, or both go through; one is active', async () => {
    const both = await Promise.all([agentSplits('OMN-1', ['#2']), agentSplits('OMN-1', ['#4'], { role: 'agent2' })]);
    for (const { code } of both) expect(['ok', 'confirm-pause']).toContain(code);
    await scene.passes(75 * 60_000);
    const open = scene.requests().filter(({ category }) => category !== 'done');
    const said = await Promise.all(open.map(({ key }) => saidIn(key)));
    expect(said.flat().sort()).toEqual(['#1', '#2', '#3', '#4']);
    expect((await statesOf(...open.map(({ key }) => key))).filter((state) => state === 'active')).toHaveLength(1);
  });

  it('a third request that is active is named, confirmed, and becomes paused', async () => {
    await panelCall('OMN-1', 'pause');
    await openedBy('Neu');
    await settled();
    const { id, key, summary } = requestOf('OMN-2');
    const other = { id, key, summary, status: 'Offen', category: 'new' };
    expect(await agentSplits('OMN-1', ['#2'])).toEqual({ code: 'confirm-pause', other });
    const messages = await scene.keysOf('OMN-1', ['#2']);
    expect(await panelCall('OMN-1', 'splitPreview', { messages })).toMatchObject({ code: 'ok', pauses: other });
    expect(scene.requests()).toHaveLength(2);
    expect(await agentSplits('OMN-1', ['#2'], { pause: id })).toMatchObject({ code: 'ok', request: { key: 'OMN-3' } });
    expect(await statesOf('OMN-1', 'OMN-2', 'OMN-3')).toEqual(['paused', 'paused', 'active']);
    await settled();
    expect(requestOf('OMN-2').property).toEqual({ state: 'paused' });
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('a confirmation for another request than the one that is active does not count', async () => {
    await panelCall('OMN-1', 'pause');
    await openedBy('Neu');
    const { id } = requestOf('OMN-1');
    expect(await agentSplits('OMN-1', ['#2'], { pause: id })).toMatchObject({ code: 'confirm-pause' });
    expect(scene.requests()).toHaveLength(2);
  });

  it('an active request that the agent may not see is neither named nor paused', async () => {
    await panelCall('OMN-1', 'pause');
    await openedBy('Geheim');
    site().jira.secureIssue('OMN-2', ['agent2']);
    expect(await agentSplits('OMN-1', ['#2'])).toEqual({ code: 'another-active' });
    expect(await agentSplits('OMN-1', ['#2'], { pause: requestOf('OMN-2').id })).toEqual({ code: 'another-active' });
    const messages = await scene.keysOf('OMN-1', ['#2']);
    expect(await panelCall('OMN-1', 'splitPreview', { messages })).toEqual({ code: 'another-active' });
    expect(scene.requests()).toHaveLength(2);
  });

  it('a split whose messages are taken back by an undo meanwhile is refused, and its new request closed', async () => {
    await panelCall('OMN-1', 'pause');
    await openedBy('Neu');
    await customerWrites('Noch etwas');
    await settled();
    expect(await scene.agentMerges('OMN-2', ['OMN-1'], 'OMN-2')).toMatchObject({ code: 'ok' });
    await settled();
    scene.fault('jira', { delayMs: 3_000 }, { match: 'POST /rest/servicedeskapi/request' });
    const splitting = agentSplits('OMN-2', ['#2']);
    const undoing = (async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return panelCall('OMN-2', 'undo', {}, 'agent2');
    })();
    const [split, undone] = await Promise.all([splitting, undoing]);
    await scene.passes(75 * 60_000);
    expect(undone).toMatchObject({ code: 'ok' });
    expect(split).toEqual({ code: 'message-not-found' });
    expect(await saidIn('OMN-1')).toEqual(['#1', '#2', '#3', '#4']);
    expect(await saidIn('OMN-2')).toEqual(['Neu', 'Noch etwas']);
    expect(requestOf('OMN-3')).toMatchObject({ category: 'done' });
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('a split whose source is merged meanwhile is refused, and its new request closed', async () => {
    await panelCall('OMN-1', 'pause');
    await openedBy('Neu');
    await panelCall('OMN-2', 'pause');
    await settled();
    scene.fault('jira', { delayMs: 3_000 }, { match: 'POST /rest/servicedeskapi/request' });
    const splitting = agentSplits('OMN-1', ['#2']);
    const merging = (async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return scene.agentMerges('OMN-2', ['OMN-1'], 'OMN-2', { role: 'agent2' });
    })();
    const [split, merged] = await Promise.all([splitting, merging]);
    await scene.passes(75 * 60_000);
    expect(merged).toMatchObject({ code: 'ok' });
    expect(split).toEqual({ code: 'wrong-state', state: 'merged' });
    expect(await saidIn('OMN-2')).toEqual(['#1', '#2', '#3', '#4', 'Neu']);
    expect(requestOf('OMN-3')).toMatchObject({ category: 'done' });
    expect(scene.jobsLeft()).toEqual([]);
  });
});
