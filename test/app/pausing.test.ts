import { demo } from '../sandbox/site-demo';
import { aScene } from '../support/a-scene';

const scene = aScene();
const { openedBy, panelCall, panelOf, threadOf, statesOf, requestOf, customerWrites, settled, fault } = scene;
const AUTO = `automatic: ${demo.autoReply} [delivered]`;

describe('an agent pauses and reactivates a conversation', () => {
  beforeEach(async () => {
    await openedBy('Mein Router geht nicht');
  });

  it('C01: pauses: nothing can be sent, and the thread says who and when', async () => {
    expect(await panelCall('OMN-1', 'pause')).toEqual({ code: 'ok' });
    const panel = await panelOf('OMN-1');
    expect(panel).toMatchObject({ state: 'paused', reply: { open: false, because: 'paused' } });
    expect(panel['otherActive']).toBeUndefined();
    expect(panel.thread.at(-1)).toMatchObject({
      activity: { what: 'paused' },
      by: { kind: 'agent', accountId: scene.site().jira.account('agent')?.id },
    });
    expect(await scene.agentReplies('OMN-1', 'Hallo?')).toEqual({ code: 'reply-closed', because: 'paused' });
    await settled();
    expect(requestOf('OMN-1').property).toEqual({ state: 'paused' });
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('C02: the next message opens a new request that is linked with the old one, with an automatic reply', async () => {
    await panelCall('OMN-1', 'pause');
    await openedBy('Ein anderes Anliegen');
    expect(await threadOf('OMN-2')).toEqual(['customer: Ein anderes Anliegen', '- opened', AUTO]);
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['paused', 'active']);
    expect(await threadOf('OMN-1')).toEqual(['customer: Mein Router geht nicht', '- opened', AUTO, '- paused']);
    expect(requestOf('OMN-1').category).toBe('new');
    expect(await scene.linkedWith('OMN-2')).toEqual(['OMN-1']);
    expect(await panelOf('OMN-2')).toMatchObject({ follows: requestOf('OMN-1').id });
    expect(await panelOf('OMN-1')).toMatchObject({ otherActive: requestOf('OMN-2').id });
  });

  it('C03: reactivates, and the next message comes here, without another automatic reply', async () => {
    await panelCall('OMN-1', 'pause');
    expect(await panelCall('OMN-1', 'reactivate')).toEqual({ code: 'ok' });
    expect(await panelOf('OMN-1')).toMatchObject({ state: 'active', reply: { open: true } });
    await customerWrites('Noch da?');
    await settled();
    expect(scene.requests()).toHaveLength(1);
    expect((await threadOf('OMN-1')).slice(-3)).toEqual(['- paused', '- reactivated', 'customer: Noch da?']);
    expect(scene.textsReceivedBy()).toEqual([demo.autoReply]);
    expect(requestOf('OMN-1').property).toMatchObject({ state: 'active' });
  });

  it('says so when it is paused or active already, and writes nothing', async () => {
    expect(await panelCall('OMN-1', 'reactivate')).toEqual({ code: 'wrong-state', state: 'active' });
    await panelCall('OMN-1', 'pause');
    await settled();
    const before = scene.storageText();
    expect(await panelCall('OMN-1', 'pause')).toEqual({ code: 'wrong-state', state: 'paused' });
    expect(scene.storageText()).toBe(before);
  });

  it('makes one pause of a double click', async () => {
    const clicks = await Promise.all([panelCall('OMN-1', 'pause'), panelCall('OMN-1', 'pause', {}, 'agent2')]);
    // Whoever was slower is told either way: it is as both wanted.
    expect(clicks.map(({ code }) => code)).toContain('ok');
    for (const { code } of clicks) expect(['ok', 'wrong-state']).toContain(code);
    expect((await threadOf('OMN-1')).filter((line) => line === '- paused')).toHaveLength(1);
  });

  it('C04: does not reactivate while another request is active, and names that one', async () => {
    await panelCall('OMN-1', 'pause');
    await openedBy('Ein anderes Anliegen');
    const { id, key, summary } = requestOf('OMN-2');
    expect(await panelCall('OMN-1', 'reactivate')).toEqual({
      code: 'another-active',
      other: { id, key, summary, status: 'Offen', category: 'new' },
    });
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['paused', 'active']);
  });

  it('does neither reactivate nor swap while a new request is being opened', async () => {
    await panelCall('OMN-1', 'pause');
    fault('jira', { status: 503 }, { match: 'POST /rest/servicedeskapi/request', times: 1 });
    await customerWrites('Ein anderes Anliegen');
    expect(await panelCall('OMN-1', 'reactivate')).toEqual({ code: 'opening' });
    expect(await panelCall('OMN-1', 'swap')).toEqual({ code: 'opening' });
    expect(await panelOf('OMN-1')).toMatchObject({ state: 'paused', reply: { open: false, because: 'opening' } });
    await settled();
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['paused', 'active']);
  });

  it('knows no state of a request without conversation', async () => {
    const mail = await scene.mailRequest('Per E-Mail');
    for (const name of ['pause', 'reactivate', 'swap', 'undo']) {
      expect(await panelCall(mail, name)).toEqual({ code: 'no-conversation' });
    }
  });

  it('a deliberate pause is not undone by a status that was never Done', async () => {
    await panelCall('OMN-1', 'pause');
    await scene.agentMoves('OMN-1', 'In Arbeit');
    await scene.agentMoves('OMN-1', 'Offen');
    await scene.agentMoves('OMN-1', 'In Arbeit');
    await settled();
    expect(await statesOf('OMN-1')).toEqual(['paused']);
  });

  it('sends what was accepted before the pause', async () => {
    fault('infobip', { status: 503 }, { match: 'POST /sms/2/text/advanced' });
    await scene.agentReplies('OMN-1', 'Bis morgen');
    await panelCall('OMN-1', 'pause');
    await settled();
    expect(scene.textsReceivedBy()).toEqual([demo.autoReply, 'Bis morgen']);
  });

  it.each(['pause', 'reactivate'])('takes an answer of storage that was lost for what it was: %s', async (name) => {
    if (name === 'reactivate') await panelCall('OMN-1', 'pause');
    fault('kvs', { drop: true }, { match: 'transaction' });
    expect(await panelCall('OMN-1', name)).toEqual({ code: 'ok' });
    await settled();
    const line = name === 'pause' ? '- paused' : '- reactivated';
    expect((await threadOf('OMN-1')).filter((each) => each === line)).toHaveLength(1);
    expect(scene.jobsLeft()).toEqual([]);
  });
});
