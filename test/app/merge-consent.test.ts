import { aScene } from '../support/a-scene';

const scene = aScene();
const { openedBy, panelCall, panelOf, statesOf, requestOf, settled, agentMerges, agentMoves, saidIn } = scene;

/** OMN-1 has ended, OMN-2 is active. */
async function endedAndActive(): Promise<void> {
  await openedBy('A1');
  await agentMoves('OMN-1', 'Gelöst');
  await settled();
  await openedBy('Danke!');
  await settled();
}

const named = (key: string) => ({ id: requestOf(key).id, key, status: requestOf(key).status });

describe('F14: a merge into a request that is Done', () => {
  beforeEach(endedAndActive);

  it('is refused without consent: nothing changes, and the active request is proposed', async () => {
    const before = JSON.stringify([scene.conversations(), scene.requests()]);
    expect(await panelCall('OMN-2', 'mergePreview', { requests: ['OMN-1'], into: 'OMN-1' })).toMatchObject({
      code: 'ok',
      state: 'active',
      reopens: true,
    });
    for (const more of [{}, { consent: false }]) {
      expect(await agentMerges('OMN-2', ['OMN-2'], 'OMN-1', more)).toMatchObject({
        code: 'consent-needed',
        target: named('OMN-1'),
        propose: named('OMN-2'),
      });
    }
    await settled();
    expect(JSON.stringify([scene.conversations(), scene.requests()])).toBe(before);
  });

  it('sets the target to In Progress with consent, in the same step', async () => {
    expect(await panelOf('OMN-2')).toMatchObject({ follows: requestOf('OMN-1').id });
    expect(await agentMerges('OMN-2', ['OMN-2'], 'OMN-1', { consent: true })).toMatchObject({ code: 'ok' });
    expect(requestOf('OMN-1')).toMatchObject({ status: 'In Arbeit', category: 'indeterminate' });
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['active', 'merged']);
    await settled();
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['active', 'merged']);
    expect(await saidIn('OMN-1')).toEqual(['A1', 'Danke!']);
    expect(requestOf('OMN-2').category).toBe('done');
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('leaves it open at undo, if somebody else had set it to In Progress meanwhile', async () => {
    const status = `GET /rest/api/3/issue/${requestOf('OMN-1').id}?fields`;
    scene.fault('jira', { delayMs: 15_000 }, { match: status });
    const merging = agentMerges('OMN-2', ['OMN-2'], 'OMN-1', { consent: true });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await agentMoves('OMN-1', 'In Arbeit');
    while ((await statesOf('OMN-1')).includes('ended')) await new Promise((resolve) => setTimeout(resolve, 100));
    await settled();
    expect(await merging).toMatchObject({ code: 'ok' });
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['active', 'merged']);
    expect(await panelCall('OMN-1', 'undo')).toMatchObject({ code: 'ok' });
    await settled();
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['paused', 'active']);
    expect(requestOf('OMN-1').status).toBe('In Arbeit');
  });

  it('needs a way to In Progress: without one nothing changes, and the active request is proposed', async () => {
    scene.fault('jira', { status: 403 }, { match: `${requestOf('OMN-1').id}/transitions`, times: 4 });
    expect(await agentMerges('OMN-2', ['OMN-2'], 'OMN-1', { consent: true })).toMatchObject({
      code: 'no-transition',
      target: { key: 'OMN-1' },
      propose: { key: 'OMN-2' },
    });
    scene.faultsEnd();
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['ended', 'active']);
    expect(requestOf('OMN-1').category).toBe('done');
  });

  it('an ended source goes into the active request without any question, and stays Done', async () => {
    expect(await agentMerges('OMN-2', ['OMN-1'], 'OMN-2')).toMatchObject({ code: 'ok' });
    await settled();
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['merged', 'active']);
    expect(requestOf('OMN-1').status).toBe('Gelöst');
    await agentMoves('OMN-1', 'In Arbeit');
    await settled();
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['merged', 'active']);
  });

  it('two that have ended stay ended, and no request is moved', async () => {
    await agentMoves('OMN-2', 'Gelöst');
    await settled();
    expect(await agentMerges('OMN-2', ['OMN-2'], 'OMN-1')).toMatchObject({ code: 'ok' });
    await settled();
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['ended', 'merged']);
    expect(requestOf('OMN-1').status).toBe('Gelöst');
  });

  it('a target that Jira shows as Done before the app has heard of it goes on or ends, but never loses a message', async () => {
    await panelCall('OMN-2', 'pause');
    await openedBy('C1');
    await settled();
    scene.fault('events', { delayMs: 60_000 });
    await agentMoves('OMN-2', 'Gelöst');
    const answer = await agentMerges('OMN-3', ['OMN-3'], 'OMN-2', { consent: true });
    await scene.customerWrites('Und noch etwas');
    await settled();
    const keys = scene.requests().map(({ key }) => key);
    const said = await Promise.all(keys.map(async (key) => ((await statesOf(key))[0] === 'merged' ? [] : saidIn(key))));
    expect(said.flat().sort()).toEqual(['A1', 'C1', 'Danke!', 'Und noch etwas']);
    expect(answer.code).toBe('ok');
    expect((await statesOf(...keys)).filter((state) => state === 'active')).toHaveLength(1);
  });
});
