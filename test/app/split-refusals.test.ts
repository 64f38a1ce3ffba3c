import { randomUUID } from 'node:crypto';
import { demo } from '../sandbox/site-demo';
import { aScene } from '../support/a-scene';

const scene = aScene();
const { site, openedBy, panelCall, panelOf, statesOf, requestOf, customerWrites, settled, agentSplits, fault } = scene;
const CREATE = { match: 'POST /rest/servicedeskapi/request' };

/** OMN-1 with the customer's #1 to #3. */
async function threeMessages(): Promise<void> {
  await openedBy('#1');
  await customerWrites('#2');
  await customerWrites('#3');
  await settled();
}

/** A split that is refused leaves everything as it was, and no request. */
async function refuses(split: Promise<unknown>, answer: unknown): Promise<void> {
  const before = scene.requests().length;
  const conversations = JSON.stringify(scene.conversations());
  expect(await split).toEqual(answer);
  await settled();
  expect(scene.requests()).toHaveLength(before);
  expect(JSON.stringify(scene.conversations())).toBe(conversations);
  expect(scene.jobsLeft()).toEqual([]);
}

describe('a split is refused', () => {
  beforeEach(threeMessages);

  it('without a message of the customer', async () => {
    await scene.agentReplies('OMN-1', 'Ja');
    await settled();
    await refuses(agentSplits('OMN-1', ['Ja']), { code: 'no-customer-message' });
    await refuses(agentSplits('OMN-1', [demo.autoReply]), { code: 'no-customer-message' });
  });

  it('when nothing would stay', async () => {
    await refuses(agentSplits('OMN-1', ['#1', '#2', '#3', demo.autoReply]), { code: 'nothing-stays' });
  });

  it('for messages that are not here: unknown ones, activity lines, and those of others', async () => {
    await openedBy('Fremd', '436641234567');
    const [foreign] = await scene.keysOf('OMN-2', ['Fremd']);
    const line = (await panelOf('OMN-1')).thread.find(({ kind }) => kind === 'activity')?.key;
    for (const key of ['omnichat-nonsense', foreign, line]) {
      const messages = [...(await scene.keysOf('OMN-1', ['#2'])), key];
      await refuses(panelCall('OMN-1', 'split', { messages, id: randomUUID() }), { code: 'message-not-found' });
    }
    expect(await scene.saidIn('OMN-2')).toEqual(['Fremd']);
  });

  it('for more than 50 messages at once, and takes 50', async () => {
    for (let count = 4; count <= 52; count += 1) await customerWrites(`#${count}`);
    await settled();
    const newest = await panelOf('OMN-1');
    const earlier = await scene.earlierThan('OMN-1', newest.thread[0]?.position ?? '');
    const keys = [...earlier.entries, ...newest.thread].flatMap((each) => (each.kind === 'message' ? [each.key] : []));
    const more = keys.slice(0, 51);
    await refuses(panelCall('OMN-1', 'split', { messages: more, id: randomUUID() }), { code: 'too-many', most: 50 });
    expect(await panelCall('OMN-1', 'split', { messages: keys.slice(0, 50), id: randomUUID() })).toMatchObject({
      code: 'ok',
    });
    const moved = await panelOf('OMN-2');
    expect(moved.hasEarlier).toBe(true);
  });

  it('while a new request of the customer is being opened', async () => {
    await panelCall('OMN-1', 'pause');
    fault('jira', { status: 503 }, CREATE);
    await customerWrites('Neu');
    expect(await agentSplits('OMN-1', ['#2'])).toEqual({ code: 'opening' });
    await settled();
    expect(scene.requests()).toHaveLength(2);
  });

  it('when Jira opens the request nowhere', async () => {
    for (const { id } of site()
      .jira.projects()
      .find(({ key }) => key === 'OMN')?.requestTypes ?? []) {
      site().jira.requireField(id, { fieldId: 'customfield_10070', name: 'Kundennummer' });
    }
    await refuses(agentSplits('OMN-1', ['#2']), { code: 'cannot-create' });
  });

  it('when Jira certainly did not take the request', async () => {
    fault('jira', { status: 503 }, { ...CREATE, times: 3 });
    expect((await agentSplits('OMN-1', ['#2'])).code).toMatch(/cannot-create|unclear/);
    await scene.passes(10 * 60_000);
    expect(await scene.saidIn('OMN-1')).toEqual(['#1', '#2', '#3']);
    expect(scene.requests()).toHaveLength(1);
    scene.faultsEnd();
    expect(await agentSplits('OMN-1', ['#2'])).toMatchObject({ code: 'ok' });
  });

  it('when the answer of Jira was lost: nothing moves, and the request that was made is closed with a note', async () => {
    fault('jira', { drop: true }, CREATE);
    expect(await agentSplits('OMN-1', ['#2'])).toEqual({ code: 'unclear' });
    expect(await scene.saidIn('OMN-1')).toEqual(['#1', '#2', '#3']);
    expect(await statesOf('OMN-1')).toEqual(['active']);
    await scene.passes(75 * 60_000);
    expect(requestOf('OMN-2')).toMatchObject({ category: 'done' });
    expect(scene.notesOf('OMN-2')).toHaveLength(1);
    expect(scene.jobsLeft()).toEqual([]);
    expect(await agentSplits('OMN-1', ['#2'])).toMatchObject({ code: 'ok', request: { key: 'OMN-3' } });
  });

  it('in a merged conversation, and on a request that lies in no service project', async () => {
    const messages = await scene.keysOf('OMN-1', ['#2']);
    await panelCall('OMN-1', 'pause');
    await openedBy('Neu');
    await settled();
    expect(await scene.agentMerges('OMN-2', ['OMN-1'], 'OMN-2')).toMatchObject({ code: 'ok' });
    await settled();
    expect(await panelCall('OMN-1', 'split', { messages, id: randomUUID() })).toEqual({
      code: 'wrong-state',
      state: 'merged',
    });
    site().jira.changeProjectType('OMN', 'software');
    await scene.passes(75 * 60_000);
    const answer = await panelCall('OMN-2', 'split', { messages, id: randomUUID() });
    expect(['wrong-state', 'no-permission']).toContain(answer.code);
  });

  it('on a request without conversation', async () => {
    const mail = await scene.mailRequest('Per E-Mail');
    const payload = { messages: ['x'], id: randomUUID() };
    expect(await panelCall(mail, 'split', payload)).toEqual({ code: 'no-conversation' });
    expect(await panelCall(mail, 'splitPreview', { messages: ['x'] })).toEqual({ code: 'no-conversation' });
  });

  it('falls back to the configured place where the request cannot be opened beside its source', async () => {
    site().jira.requireField('25', { fieldId: 'customfield_10070', name: 'Kundennummer' });
    const target = { serviceDeskId: '2', requestTypeId: '35' };
    expect(await scene.adminSaves('saveTarget', target)).toMatchObject({ code: 'ok' });
    expect(await agentSplits('OMN-1', ['#2'])).toMatchObject({ code: 'ok', request: { key: 'TEC-1' } });
    expect(await scene.saidIn('TEC-1')).toEqual(['#2']);
  });
});
