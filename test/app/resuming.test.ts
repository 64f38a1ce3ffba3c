import { demo } from '../sandbox/site-demo';
import { aScene } from '../support/a-scene';

const scene = aScene();
const { openedBy, panelCall, panelOf, threadOf, statesOf, requestOf, agentMoves, settled } = scene;

describe('a resolved request goes on', () => {
  beforeEach(async () => {
    await openedBy('Mein Router geht nicht');
  });

  it.each([
    ['Gelöst', 'Gelöst'],
    ['Geschlossen, past the way that asks for a reason', 'Geschlossen'],
  ])('C07: from the panel, as the agent, from %s', async (_name, status) => {
    await agentMoves('OMN-1', status);
    await settled();
    expect(await panelCall('OMN-1', 'resume')).toEqual({ code: 'ok' });
    expect(await panelOf('OMN-1')).toMatchObject({ state: 'active', reply: { open: true } });
    expect(requestOf('OMN-1')).toMatchObject({ status: 'In Arbeit', category: 'indeterminate' });
    const { changes } = scene.site().jira.findIssue('OMN-1') ?? { changes: [] };
    expect(changes.at(-1)?.author).toBe(scene.site().jira.account('agent')?.id);
    await settled();
    expect((await threadOf('OMN-1')).slice(-2)).toEqual(['- ended', '- resumed']);
    expect(scene.textsReceivedBy()).toEqual([demo.autoReply]);
  });

  it('C08: stays paused while another request is active, and the transition stands', async () => {
    await agentMoves('OMN-1', 'Gelöst');
    await settled();
    await openedBy('Ein anderes Anliegen');
    expect(await panelCall('OMN-1', 'resume')).toEqual({ code: 'ok' });
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['paused', 'active']);
    expect(requestOf('OMN-1').category).toBe('indeterminate');
    expect((await threadOf('OMN-1')).at(-1)).toBe('- resumed-paused');
  });

  it('C10: a request that was paused and then resolved becomes active in In Progress, and the thread explains it', async () => {
    await panelCall('OMN-1', 'pause');
    await agentMoves('OMN-1', 'Gelöst');
    await settled();
    expect(await statesOf('OMN-1')).toEqual(['ended']);
    await agentMoves('OMN-1', 'In Arbeit');
    await settled();
    expect(await statesOf('OMN-1')).toEqual(['active']);
    expect((await threadOf('OMN-1')).slice(-3)).toEqual(['- paused', '- ended', '- resumed']);
  });

  it('needs the right to move the request, and says which is missing', async () => {
    await agentMoves('OMN-1', 'Gelöst');
    await settled();
    scene.site().jira.revoke('agent', 'OMN', ['TRANSITION_ISSUES']);
    expect(await panelCall('OMN-1', 'resume')).toEqual({ code: 'no-permission', missing: ['TRANSITION_ISSUES'] });
    expect(await panelOf('OMN-1')).toMatchObject({ state: 'ended', missing: ['TRANSITION_ISSUES'] });
  });

  it('resumes a request that Jira shows in To Do after Done', async () => {
    await agentMoves('OMN-1', 'Gelöst');
    await settled();
    await agentMoves('OMN-1', 'Offen');
    await settled();
    expect(await panelOf('OMN-1')).toMatchObject({ state: 'ended', reply: { open: false, because: 'ended' } });
    expect(await panelCall('OMN-1', 'resume')).toEqual({ code: 'ok' });
    expect(await statesOf('OMN-1')).toEqual(['active']);
  });

  it('is the same whatever the order and number of events', async () => {
    Object.assign(scene.site().forge.conditions, { eventDelayMs: { min: 0, max: 180_000 }, duplicateEvents: 0.5 });
    for (const status of ['In Arbeit', 'Gelöst', 'In Arbeit', 'Gelöst', 'Offen', 'In Arbeit']) {
      await agentMoves('OMN-1', status);
    }
    await settled();
    expect(await statesOf('OMN-1')).toEqual(['active']);
    await agentMoves('OMN-1', 'Gelöst');
    await settled();
    expect(await statesOf('OMN-1')).toEqual(['ended']);
    expect(requestOf('OMN-1').property).toEqual({ state: 'ended' });
  });
});
