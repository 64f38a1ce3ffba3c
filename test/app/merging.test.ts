import { demo } from '../sandbox/site-demo';
import { aScene } from '../support/a-scene';

const scene = aScene();
const { openedBy, panelCall, panelOf, threadOf, statesOf, requestOf, customerWrites, settled, agentMerges } = scene;
const { notesOf, saidIn } = scene;
const AUTO = `automatic: ${demo.autoReply} [delivered]`;

/** The id of the site's resolution for requests that are the same as another one. */
const DUPLICATE = '10002';

/** OMN-1 rests with 'A1', OMN-2 is active with 'B1'. */
async function twoRequests(): Promise<void> {
  await openedBy('A1');
  await panelCall('OMN-1', 'pause');
  await openedBy('B1');
  await settled();
}

describe('an agent merges requests of one customer', () => {
  beforeEach(twoRequests);

  it('F01: into the active one: one thread by time with origins, the source is closed and leads there', async () => {
    const notes = notesOf('OMN-2').length;
    expect(await agentMerges('OMN-2', ['OMN-1'], 'OMN-2')).toEqual({
      code: 'ok',
      request: { id: requestOf('OMN-2').id, key: 'OMN-2' },
    });
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['merged', 'active']);
    expect(await threadOf('OMN-2')).toEqual([
      'customer: A1',
      '- opened',
      AUTO,
      '- paused',
      'customer: B1',
      '- opened',
      AUTO,
      '- merged',
    ]);
    const { thread } = await panelOf('OMN-2');
    const origin = requestOf('OMN-1').id;
    expect(thread.map((each) => each['origin'])).toEqual([
      ...[origin, origin, origin, origin],
      ...[undefined, undefined, undefined, undefined],
    ]);
    expect(await panelOf('OMN-1')).toMatchObject({
      reply: { open: false, because: 'merged' },
      merged: { into: requestOf('OMN-2').id, by: scene.site().jira.account('agent')?.id },
    });
    expect(await scene.agentReplies('OMN-1', 'Ja')).toEqual({ code: 'reply-closed', because: 'merged' });
    await settled();
    expect(requestOf('OMN-1')).toMatchObject({ category: 'done', property: { state: 'merged' } });
    expect(requestOf('OMN-1').resolution).toBe(DUPLICATE);
    expect(scene.site().jira.findIssue('OMN-1')?.changes.at(-1)?.author).toBe(scene.site().jira.account('agent')?.id);
    expect(await scene.linkedWith('OMN-1')).toContain('OMN-2');
    expect(notesOf('OMN-1').at(-1)).toContain('OMN-2');
    expect(notesOf('OMN-2').slice(notes)).toEqual([expect.stringContaining('OMN-1')]);
    expect(scene.requests().flatMap(({ comments }) => comments.filter((each) => each.public))).toEqual([]);
    expect(scene.textsReceivedBy()).toEqual([demo.autoReply, demo.autoReply]);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('F01: the other way round, the paused target becomes active, since a source was', async () => {
    expect(await agentMerges('OMN-2', ['OMN-2'], 'OMN-1')).toMatchObject({ code: 'ok', request: { key: 'OMN-1' } });
    await settled();
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['active', 'merged']);
    expect(await saidIn('OMN-1')).toEqual(['A1', 'B1']);
    expect(requestOf('OMN-1').property).toMatchObject({ state: 'active' });
  });

  it('F01: two that rest stay at rest', async () => {
    await panelCall('OMN-2', 'pause');
    expect(await agentMerges('OMN-2', ['OMN-1'], 'OMN-2')).toMatchObject({ code: 'ok' });
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['merged', 'paused']);
    await settled();
    await openedBy('Neu');
    expect(await saidIn('OMN-3')).toEqual(['Neu']);
  });

  it('F02: into a new request, described by the oldest message, which is the only active one', async () => {
    const answer = await agentMerges('OMN-2', ['OMN-1'], 'new');
    expect(answer).toEqual({ code: 'ok', request: { id: requestOf('OMN-3').id, key: 'OMN-3' } });
    expect(await statesOf('OMN-1', 'OMN-2', 'OMN-3')).toEqual(['merged', 'merged', 'active']);
    expect(requestOf('OMN-3')).toMatchObject({ description: 'A1', creator: 'agent', reporter: 'app' });
    expect(await saidIn('OMN-3')).toEqual(['A1', 'B1']);
    await settled();
    expect(requestOf('OMN-1').category).toBe('done');
    expect(requestOf('OMN-2').category).toBe('done');
    await customerWrites('Weiter');
    await settled();
    expect(await saidIn('OMN-3')).toEqual(['A1', 'B1', 'Weiter']);
    expect(scene.requests()).toHaveLength(3);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('F06: what the customer writes afterwards goes to the target', async () => {
    await agentMerges('OMN-2', ['OMN-2'], 'OMN-1');
    await customerWrites('Noch etwas');
    await settled();
    expect(await saidIn('OMN-1')).toEqual(['A1', 'B1', 'Noch etwas']);
    expect(await saidIn('OMN-2')).toEqual(['B1']);
    expect(scene.requests()).toHaveLength(2);
  });

  it('L11: reports follow the messages, and so do answers that could not be sent yet', async () => {
    scene.site().infobip.changeAccount({ reports: 'manual' });
    const { message } = await scene.agentReplies('OMN-2', 'Antwort');
    await agentMerges('OMN-2', ['OMN-2'], 'OMN-1');
    await scene.site().infobip.report('385981234567', { messageId: String(message), status: 'delivered' });
    expect(await threadOf('OMN-1')).toContain('agent: Antwort [delivered]');
  });

  it('F15: the target keeps its own values, and the note lists those of the sources', async () => {
    const assignee = { accountId: scene.site().jira.account('agent2')?.id };
    const fields = { priority: { id: '1' }, labels: ['router', 'dringend'], assignee };
    await scene.asPerson('agent', 'PUT', '/rest/api/3/issue/OMN-1', { fields });
    await scene.agentMoves('OMN-1', 'In Arbeit');
    await settled();
    const before = scene.site().jira.findIssue('OMN-2');
    await agentMerges('OMN-2', ['OMN-1'], 'OMN-2');
    await settled();
    const after = scene.site().jira.findIssue('OMN-2');
    expect(after).toMatchObject({ priorityId: before?.priorityId, labels: [], assignee: null, statusId: '10001' });
    const note = notesOf('OMN-2').at(-1);
    for (const value of ['OMN-1', 'In Arbeit', 'router', 'dringend', 'Bernd Berater']) expect(note).toContain(value);
  });

  it('a merged request as the target leads to its final one', async () => {
    await agentMerges('OMN-2', ['OMN-1'], 'OMN-2');
    await settled();
    await panelCall('OMN-2', 'pause');
    await openedBy('C1');
    await settled();
    expect(await agentMerges('OMN-3', ['OMN-3'], 'OMN-1')).toMatchObject({ code: 'ok', request: { key: 'OMN-2' } });
    expect(await statesOf('OMN-1', 'OMN-2', 'OMN-3')).toEqual(['merged', 'active', 'merged']);
    expect(await saidIn('OMN-2')).toEqual(['A1', 'B1', 'C1']);
  });

  it('says where each message was first written, also after a merge of merges', async () => {
    await agentMerges('OMN-2', ['OMN-1'], 'OMN-2');
    await settled();
    await panelCall('OMN-2', 'pause');
    await openedBy('C1');
    await settled();
    await agentMerges('OMN-3', ['OMN-2'], 'OMN-3');
    const origins = (await panelOf('OMN-3')).thread.flatMap((each) =>
      each.kind === 'message' && each.direction === 'inbound' ? [each['origin']] : [],
    );
    expect(origins).toEqual([requestOf('OMN-1').id, requestOf('OMN-2').id, undefined]);
  });

  it('a source that no transition leads to Done from stays open, and the preview and a note say so', async () => {
    const ways = { match: `${requestOf('OMN-1').id}/transitions`, times: 20 };
    scene.fault('jira', { status: 403 }, ways);
    const preview = await panelCall('OMN-2', 'mergePreview', { requests: ['OMN-1'], into: 'OMN-2' });
    expect(preview).toMatchObject({ code: 'ok', sources: [{ key: 'OMN-1', closes: false }] });
    expect(await agentMerges('OMN-2', ['OMN-1'], 'OMN-2')).toMatchObject({ code: 'ok' });
    await settled();
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['merged', 'active']);
    expect(requestOf('OMN-1').category).toBe('new');
    expect(notesOf('OMN-1').slice(-2).join()).toContain('bleibt offen');
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('previews the thread and what becomes of each request, and changes nothing by it', async () => {
    const before = scene.storageText();
    expect(await panelCall('OMN-2', 'mergePreview', { requests: ['OMN-1'], into: 'OMN-2' })).toMatchObject({
      code: 'ok',
      target: { key: 'OMN-2' },
      sources: [{ key: 'OMN-1', state: 'paused', closes: true }],
      state: 'active',
      reopens: false,
    });
    expect(await panelCall('OMN-2', 'mergePreview', { requests: ['OMN-1'], into: 'new' })).toMatchObject({
      code: 'ok',
      made: { description: 'A1', project: 'Kundenservice', requestType: 'Allgemeine Anfrage' },
      sources: [{ key: 'OMN-1' }, { key: 'OMN-2' }],
      state: 'active',
    });
    expect(scene.storageText()).toBe(before);
    expect(scene.requests()).toHaveLength(2);
  });
});
