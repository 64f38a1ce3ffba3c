import { aScene } from '../support/a-scene';
import { CUSTOMER } from '../support/customer-phone';

const scene = aScene();
const { site, openedBy, panelCall, panelOf, threadOf, statesOf, requestOf, customerWrites, settled, saidIn } = scene;

/** OMN-1 came by mail; the number that is to be added is active in OMN-2. */
async function activeElsewhere(): Promise<void> {
  await scene.mailRequest('Mein Vertrag');
  await openedBy('Hallo');
  await settled();
}

describe('G02: the number has an active conversation', () => {
  beforeEach(activeElsewhere);

  it('first it is named, so that it can be opened, and nothing changes', async () => {
    const before = JSON.stringify([scene.customers(), scene.conversations()]);
    const { id, key, summary } = requestOf('OMN-2');
    const other = { id, key, summary, status: 'Offen', category: 'new' };
    expect(await panelCall('OMN-1', 'addNumber', { number: CUSTOMER })).toEqual({ code: 'another-active', other });
    expect(JSON.stringify([scene.customers(), scene.conversations()])).toBe(before);
  });

  it('take over: it becomes paused, and this one is active', async () => {
    const taken = await panelCall('OMN-1', 'addNumber', { number: CUSTOMER, choice: 'take-over' });
    expect(taken).toEqual({ code: 'ok', unusual: false });
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['active', 'paused']);
    expect(await threadOf('OMN-1')).toEqual(['- number-added']);
    expect((await threadOf('OMN-2')).at(-1)).toBe('- paused');
    await customerWrites('Zum Vertrag');
    await settled();
    expect(await saidIn('OMN-1')).toEqual(['Zum Vertrag']);
    expect(scene.requests()).toHaveLength(2);
    expect(requestOf('OMN-2').property).toEqual({ state: 'paused' });
    expect(await panelOf('OMN-1')).toMatchObject({ customer: { changeable: false } });
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('merge: its thread goes on here, and it is closed', async () => {
    expect(await panelCall('OMN-1', 'addNumber', { number: CUSTOMER, choice: 'merge' })).toEqual({
      code: 'ok',
      unusual: false,
    });
    await settled();
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['active', 'merged']);
    expect(await saidIn('OMN-1')).toEqual(['Hallo']);
    expect(requestOf('OMN-2').category).toBe('done');
    await customerWrites('Zum Vertrag');
    await settled();
    expect(await saidIn('OMN-1')).toEqual(['Hallo', 'Zum Vertrag']);
    expect(requestOf('OMN-1').category).toBe('new');
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('a merge into the mail request of a linked customer needs no number any more', async () => {
    await panelCall('OMN-1', 'addNumber', { number: CUSTOMER, choice: 'take-over' });
    await settled();
    const third = await scene.mailRequest('Noch ein Vertrag');
    expect(await scene.agentMerges('OMN-1', ['OMN-1', 'OMN-2'], third)).toMatchObject({
      code: 'ok',
      request: { key: third },
    });
    await settled();
    expect(await statesOf('OMN-1', 'OMN-2', third)).toEqual(['merged', 'merged', 'active']);
    expect(await saidIn(third)).toEqual(['Hallo']);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('a request that the agent may not see is neither named, nor merged, nor taken over', async () => {
    site().jira.secureIssue('OMN-2', ['agent2']);
    for (const choice of [undefined, 'merge', 'take-over']) {
      const payload = { number: CUSTOMER, ...(choice === undefined ? {} : { choice }) };
      expect(await panelCall('OMN-1', 'addNumber', payload)).toEqual({ code: 'another-active' });
    }
    site().jira.secureIssue('OMN-2', null);
    expect(await statesOf('OMN-2')).toEqual(['active']);
  });

  it('taking over needs the right to change both, merging also to link and to move', async () => {
    site().jira.revoke('agent2', 'OMN', ['EDIT_ISSUES']);
    const answer = await panelCall('OMN-1', 'addNumber', { number: CUSTOMER, choice: 'take-over' }, 'agent2');
    expect(answer).toMatchObject({ code: 'no-permission', missing: ['EDIT_ISSUES'] });
    site().jira.grant('agent2', 'OMN', ['EDIT_ISSUES']);
    for (const permission of ['LINK_ISSUES', 'TRANSITION_ISSUES'] as const) {
      site().jira.revoke('agent2', 'OMN', [permission]);
      const merge = await panelCall('OMN-1', 'addNumber', { number: CUSTOMER, choice: 'merge' }, 'agent2');
      expect(merge).toMatchObject({ code: 'no-permission', missing: [permission] });
      site().jira.grant('agent2', 'OMN', [permission]);
    }
    expect(await statesOf('OMN-2')).toEqual(['active']);
  });

  it('waits while a new request of the number is being opened', async () => {
    await panelCall('OMN-2', 'pause');
    scene.fault('jira', { status: 503 }, { match: 'POST /rest/servicedeskapi/request' });
    await customerWrites('Neu');
    for (const choice of [undefined, 'merge', 'take-over']) {
      const payload = { number: CUSTOMER, ...(choice === undefined ? {} : { choice }) };
      expect(await panelCall('OMN-1', 'addNumber', payload)).toEqual({ code: 'opening' });
    }
    await settled();
    expect(await statesOf('OMN-2', 'OMN-3')).toEqual(['paused', 'active']);
  });

  it('a customer who rests may be added without any question, and the thread before stays where it was', async () => {
    await panelCall('OMN-2', 'pause');
    expect(await panelCall('OMN-1', 'addNumber', { number: CUSTOMER })).toMatchObject({ code: 'ok' });
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['active', 'paused']);
    expect(await saidIn('OMN-1')).toEqual([]);
    expect(await saidIn('OMN-2')).toEqual(['Hallo']);
  });

  it('a customer who is linked with somebody else is refused until the agent confirms, and the link stays', async () => {
    await panelCall('OMN-1', 'addNumber', { number: CUSTOMER, choice: 'take-over' });
    await panelCall('OMN-1', 'pause');
    const stranger = await scene.mailRequest('Ein anderer', 'customer2');
    await settled();
    expect(await panelCall(stranger, 'addNumber', { number: CUSTOMER })).toEqual({ code: 'linked-elsewhere' });
    expect(await panelCall(stranger, 'addNumber', { number: CUSTOMER, confirmed: true })).toMatchObject({ code: 'ok' });
    expect(await statesOf('OMN-1', stranger)).toEqual(['paused', 'active']);
    await panelCall(stranger, 'pause');
    const [own, foreign] = [await scene.mailRequest('Eigene'), await scene.mailRequest('Fremde', 'customer2')];
    expect(await panelCall(own, 'view')).toMatchObject({ view: { addNumber: { known: '385 **** *****' } } });
    expect(JSON.stringify(await panelCall(foreign, 'view'))).not.toContain('385');
  });

  it('linked elsewhere counts also before merging', async () => {
    await panelCall('OMN-1', 'addNumber', { number: CUSTOMER, choice: 'take-over' });
    const stranger = await scene.mailRequest('Ein anderer', 'customer2');
    await settled();
    const merge = { number: CUSTOMER, choice: 'merge' };
    expect(await panelCall(stranger, 'addNumber', merge)).toEqual({ code: 'linked-elsewhere' });
    expect(await statesOf('OMN-1')).toEqual(['active']);
    expect(await panelCall(stranger, 'addNumber', { ...merge, confirmed: true })).toMatchObject({ code: 'ok' });
    expect(await statesOf('OMN-1', stranger)).toEqual(['merged', 'active']);
  });
});
