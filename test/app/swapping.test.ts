import { aScene } from '../support/a-scene';

const scene = aScene();
const { site, openedBy, panelCall, panelOf, threadOf, statesOf, requestOf, customerWrites, settled, fault } = scene;

/** OMN-1 rests, OMN-2 is active. */
async function pausedAndActive(): Promise<void> {
  await openedBy('Mein Router geht nicht');
  await panelCall('OMN-1', 'pause');
  await openedBy('Ein anderes Anliegen');
}

describe('an agent swaps the active request', () => {
  beforeEach(pausedAndActive);

  it('C04: in one step, with a line in both threads, and the next message goes to the other one', async () => {
    expect(await panelCall('OMN-1', 'swap')).toEqual({ code: 'ok' });
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['active', 'paused']);
    expect((await threadOf('OMN-1')).at(-1)).toBe('- reactivated');
    expect((await threadOf('OMN-2')).at(-1)).toBe('- paused');
    await customerWrites('Geht um den Router');
    await settled();
    expect((await threadOf('OMN-1')).at(-1)).toBe('customer: Geht um den Router');
    expect(scene.requests()).toHaveLength(2);
    expect(requestOf('OMN-1').property).toMatchObject({ state: 'active' });
    expect(requestOf('OMN-2').property).toEqual({ state: 'paused' });
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('C08: in the panel of a request that was set to In Progress while another one is active', async () => {
    await scene.agentMoves('OMN-1', 'Gelöst');
    await settled();
    await scene.agentMoves('OMN-1', 'In Arbeit');
    await settled();
    expect(await panelOf('OMN-1')).toMatchObject({ state: 'paused', otherActive: requestOf('OMN-2').id });
    expect(await panelCall('OMN-1', 'swap')).toEqual({ code: 'ok' });
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['active', 'paused']);
    expect(requestOf('OMN-1').category).toBe('indeterminate');
  });

  it('refuses where nothing can be swapped: nothing is active, this is it, or this has ended', async () => {
    expect(await panelCall('OMN-2', 'swap')).toEqual({ code: 'wrong-state', state: 'active' });
    await panelCall('OMN-2', 'pause');
    expect(await panelCall('OMN-1', 'swap')).toEqual({ code: 'nothing-to-swap' });
    await scene.agentMoves('OMN-1', 'Gelöst');
    await settled();
    expect(await panelCall('OMN-1', 'swap')).toEqual({ code: 'wrong-state', state: 'ended' });
    expect(await panelCall('OMN-1', 'reactivate')).toEqual({ code: 'wrong-state', state: 'ended' });
  });

  it('neither names nor touches an active request that the agent may not see', async () => {
    site().jira.secureIssue('OMN-2', ['agent2']);
    expect(await panelCall('OMN-1', 'reactivate')).toEqual({ code: 'another-active' });
    expect(await panelCall('OMN-1', 'swap')).toEqual({ code: 'another-active' });
    expect(await panelCall('OMN-2', 'view', {}, 'agent2')).toMatchObject({ view: { state: 'active' } });
    site().jira.secureIssue('OMN-2', null);
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['paused', 'active']);
  });

  it('needs the right to change both requests', async () => {
    site().jira.moveIssue('OMN-2', 'TEC', 'admin');
    await settled();
    site().jira.grant('agent2', 'TEC', ['BROWSE_PROJECTS', 'SERVICEDESK_AGENT']);
    expect(await panelCall('OMN-1', 'swap', {}, 'agent2')).toEqual({
      code: 'no-permission',
      missing: ['EDIT_ISSUES'],
      request: 'TEC-1',
    });
    site().jira.revoke('agent2', 'TEC', ['BROWSE_PROJECTS', 'SERVICEDESK_AGENT']);
    expect(await panelCall('OMN-1', 'swap', {}, 'agent2')).toEqual({ code: 'another-active' });
    site().jira.grant('agent2', 'TEC', ['BROWSE_PROJECTS', 'SERVICEDESK_AGENT', 'EDIT_ISSUES']);
    expect(await panelCall('OMN-1', 'swap', {}, 'agent2')).toEqual({ code: 'ok' });
  });

  it('leaves one active, whoever of two agents is faster', async () => {
    const clicks = await Promise.all([panelCall('OMN-1', 'swap'), panelCall('OMN-1', 'swap', {}, 'agent2')]);
    // Whoever was slower is told either way: it is as both wanted.
    expect(clicks.map(({ code }) => code)).toContain('ok');
    for (const { code } of clicks) expect(['ok', 'wrong-state']).toContain(code);
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['active', 'paused']);
    expect((await threadOf('OMN-2')).filter((line) => line === '- paused')).toHaveLength(1);
  });

  it('keeps every message while the customer writes during swaps to and fro', async () => {
    const texts = Array.from({ length: 6 }, (_, place) => `Zwischendurch ${place}`);
    const writing = (async () => {
      for (const text of texts) await customerWrites(text);
    })();
    for (const key of ['OMN-1', 'OMN-2', 'OMN-1', 'OMN-2']) await panelCall(key, 'swap');
    await writing;
    await settled();
    const shown = [...(await scene.saidIn('OMN-1')), ...(await scene.saidIn('OMN-2'))];
    expect(shown.filter((text) => texts.includes(text)).sort()).toEqual(texts);
    expect(scene.requests()).toHaveLength(2);
    expect((await statesOf('OMN-1', 'OMN-2')).sort()).toEqual(['active', 'paused']);
  });

  it('takes an answer of storage that was lost for what it was', async () => {
    fault('kvs', { drop: true }, { match: 'transaction' });
    expect(await panelCall('OMN-1', 'swap')).toEqual({ code: 'ok' });
    await settled();
    expect((await threadOf('OMN-1')).filter((line) => line === '- reactivated')).toHaveLength(1);
    expect((await threadOf('OMN-2')).filter((line) => line === '- paused')).toHaveLength(1);
  });
});
