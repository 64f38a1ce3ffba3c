import { demo } from '../sandbox/site-demo';
import { aScene, MINUTE } from '../support/a-scene';

const scene = aScene();
const { openedBy, panelCall, panelOf, threadOf, statesOf, requestOf, customerWrites, settled, agentSplits } = scene;
const AUTO = `automatic: ${demo.autoReply} [delivered]`;

/** OMN-1 with the customer's #1 to #5. */
async function fiveMessages(): Promise<void> {
  await openedBy('#1 Router');
  for (const text of ['#2 Router', '#3 Rechnung', '#4 Router', '#5 Router']) await customerWrites(text);
  await settled();
}

describe('an agent splits messages off', () => {
  beforeEach(fiveMessages);

  it('E01: the message leaves a trace, and its new request is the active one', async () => {
    const notesBefore = scene.notesOf('OMN-1').length;
    expect(await agentSplits('OMN-1', ['#3 Rechnung'])).toEqual({
      code: 'ok',
      request: { id: requestOf('OMN-2').id, key: 'OMN-2' },
    });
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['paused', 'active']);
    expect(await threadOf('OMN-1')).toEqual([
      'customer: #1 Router',
      '- opened',
      AUTO,
      'customer: #2 Router',
      '- split-off 1',
      'customer: #4 Router',
      'customer: #5 Router',
    ]);
    expect(await threadOf('OMN-2')).toEqual(['customer: #3 Rechnung', '- split-from 1']);
    expect((await panelOf('OMN-2')).thread[0]).toMatchObject({ origin: requestOf('OMN-1').id });
    await settled();
    expect(requestOf('OMN-2')).toMatchObject({
      summary: 'SMS-Anfrage von 385 **** *****',
      description: '#3 Rechnung',
      category: 'new',
      creator: 'agent',
      reporter: 'app',
    });
    expect(await scene.linkedWith('OMN-1')).toEqual(['OMN-2']);
    expect(scene.notesOf('OMN-1').slice(notesBefore)).toEqual([expect.stringContaining('OMN-2')]);
    expect(scene.notesOf('OMN-2')).toEqual([expect.stringContaining('OMN-1')]);
    expect(scene.requests().flatMap(({ comments }) => comments.filter((each) => each.public))).toEqual([]);
    expect(requestOf('OMN-1').property).toEqual({ state: 'paused' });
    expect(requestOf('OMN-2').property).toMatchObject({ state: 'active' });
    expect(scene.textsReceivedBy()).toEqual([demo.autoReply]);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('E01: messages that do not stand together, with an answer among them, keep their order', async () => {
    await scene.agentReplies('OMN-1', 'Zur Rechnung: ja');
    await settled();
    expect(await agentSplits('OMN-1', ['Zur Rechnung: ja', '#5 Router', '#3 Rechnung'])).toMatchObject({ code: 'ok' });
    expect(await threadOf('OMN-2')).toEqual([
      'customer: #3 Rechnung',
      'customer: #5 Router',
      'agent: Zur Rechnung: ja [delivered]',
      '- split-from 3',
    ]);
    expect(await scene.saidIn('OMN-1')).toEqual(['#1 Router', '#2 Router', '#4 Router']);
    expect(requestOf('OMN-2').description).toBe('#3 Rechnung');
  });

  it('E03: takes the first message as well; the old request keeps its description', async () => {
    expect(await agentSplits('OMN-1', ['#1 Router', '#2 Router'])).toMatchObject({ code: 'ok' });
    expect(requestOf('OMN-2').description).toBe('#1 Router');
    expect(requestOf('OMN-1').description).toBe('#1 Router');
    expect(await threadOf('OMN-1')).toEqual([
      '- split-off 2',
      '- opened',
      AUTO,
      'customer: #3 Rechnung',
      'customer: #4 Router',
      'customer: #5 Router',
    ]);
    expect(await panelCall('OMN-1', 'swap')).toEqual({ code: 'ok' });
    expect(await scene.agentReplies('OMN-1', 'Gern')).toMatchObject({ code: 'ok' });
  });

  it('B08: a message that comes during the split lands in the conversation that is active after it', async () => {
    scene.fault('jira', { delayMs: 2_000 }, { match: 'POST /rest/servicedeskapi/request' });
    const splitting = agentSplits('OMN-1', ['#2 Router', '#3 Rechnung']);
    const writing = (async () => {
      for (const text of ['zwischendurch 1', 'zwischendurch 2', 'zwischendurch 3']) await customerWrites(text);
    })();
    const [done] = await Promise.all([splitting, writing, scene.passes(5_000)]);
    expect(done).toMatchObject({ code: 'ok' });
    await customerWrites('danach');
    await settled();
    const said = [...(await scene.saidIn('OMN-1')), ...(await scene.saidIn('OMN-2'))];
    expect(said.filter((text) => text.startsWith('zwischendurch')).sort()).toEqual([
      'zwischendurch 1',
      'zwischendurch 2',
      'zwischendurch 3',
    ]);
    expect((await scene.saidIn('OMN-2')).at(-1)).toBe('danach');
    expect(scene.requests()).toHaveLength(2);
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['paused', 'active']);
  });

  it('L11: reports about a message that moved follow it', async () => {
    scene.site().infobip.changeAccount({ reports: 'manual' });
    const { message } = await scene.agentReplies('OMN-1', 'Zur Rechnung: ja');
    await agentSplits('OMN-1', ['#3 Rechnung', 'Zur Rechnung: ja']);
    await scene.site().infobip.report('385981234567', { messageId: String(message), status: 'delivered' });
    expect(await threadOf('OMN-2')).toContain('agent: Zur Rechnung: ja [delivered]');
  });

  it('leaves an ended source ended', async () => {
    await scene.agentMoves('OMN-1', 'Gelöst');
    await settled();
    expect(await agentSplits('OMN-1', ['#3 Rechnung'])).toMatchObject({ code: 'ok' });
    await settled();
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['ended', 'active']);
    expect(requestOf('OMN-1').category).toBe('done');
  });

  it('splits what was split again, and shows where each message was written', async () => {
    await agentSplits('OMN-1', ['#2 Router', '#3 Rechnung']);
    await settled();
    expect(await agentSplits('OMN-2', ['#3 Rechnung'])).toMatchObject({ code: 'ok' });
    expect(await scene.saidIn('OMN-2')).toEqual(['#2 Router']);
    expect(await scene.saidIn('OMN-3')).toEqual(['#3 Rechnung']);
    expect((await panelOf('OMN-3')).thread[0]).toMatchObject({ origin: requestOf('OMN-1').id });
    expect(await statesOf('OMN-1', 'OMN-2', 'OMN-3')).toEqual(['paused', 'paused', 'active']);
  });

  it('previews both results, and changes nothing by it', async () => {
    const messages = await scene.keysOf('OMN-1', ['#3 Rechnung']);
    const before = scene.storageText();
    const preview = await panelCall('OMN-1', 'splitPreview', { messages });
    expect(preview).toMatchObject({
      code: 'ok',
      summary: 'SMS-Anfrage von 385 **** *****',
      description: '#3 Rechnung',
      project: 'Kundenservice',
      requestType: 'Allgemeine Anfrage',
      moving: [{ content: { text: '#3 Rechnung' } }],
    });
    expect(JSON.stringify(preview['staying'])).not.toContain('#3 Rechnung');
    expect(preview['pauses']).toBeUndefined();
    expect(scene.storageText()).toBe(before);
    expect(scene.requests()).toHaveLength(1);
  });

  it('writes the automatic reply to nobody, also when the customer goes on', async () => {
    await agentSplits('OMN-1', ['#3 Rechnung']);
    await customerWrites('#6 Rechnung');
    await scene.passes(5 * MINUTE);
    expect(scene.textsReceivedBy()).toEqual([demo.autoReply]);
    expect((await threadOf('OMN-2')).slice(0, 3)).toEqual([
      'customer: #3 Rechnung',
      '- split-from 1',
      'customer: #6 Rechnung',
    ]);
  });
});
