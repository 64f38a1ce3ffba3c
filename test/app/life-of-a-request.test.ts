import { demo } from '../sandbox/site-demo';
import { aScene, HOUR, MINUTE } from '../support/a-scene';

const scene = aScene();
const { customerWrites, settled, passes, requests, requestOf, threadOf, panelOf, agentMoves, openedBy, fault } = scene;
const AUTO = `automatic: ${demo.autoReply} [delivered]`;

describe('a request and its conversation', () => {
  beforeEach(async () => {
    await openedBy('Mein Router geht nicht');
  });

  it('C05: ends with the request; nothing is sent any more', async () => {
    await agentMoves('OMN-1', 'Gelöst');
    await settled();
    const panel = await panelOf('OMN-1');
    expect(panel).toMatchObject({ state: 'ended', reply: { open: false, because: 'ended' } });
    expect((await threadOf('OMN-1')).at(-1)).toBe('- ended');
    expect(await scene.agentReplies('OMN-1', 'Noch etwas')).toMatchObject({ code: 'reply-closed', because: 'ended' });
    expect(scene.textsReceivedBy()).toEqual([demo.autoReply]);
    expect(requestOf('OMN-1').property).toEqual({ state: 'ended' });
  });

  it.each(['Gelöst', 'Geschlossen'])('C06: opens a new, linked request for what comes after %s', async (status) => {
    await agentMoves('OMN-1', status);
    await settled();
    await openedBy('Geht schon wieder nicht');
    expect(requestOf('OMN-1').category).toBe('done');
    expect(requestOf('OMN-2').description).toBe('Geht schon wieder nicht');
    expect(await threadOf('OMN-2')).toEqual(['customer: Geht schon wieder nicht', '- opened', AUTO]);
    expect((await panelOf('OMN-1')).thread).toHaveLength(4);
    expect(await scene.linkedWith('OMN-2')).toEqual(['OMN-1']);
    expect(scene.customers()).toMatchObject([{ active: { kind: 'request', request: requestOf('OMN-2').id } }]);
  });

  it('C07: goes on when the request goes back to In Progress', async () => {
    await agentMoves('OMN-1', 'Gelöst');
    await settled();
    await agentMoves('OMN-1', 'In Arbeit');
    await settled();
    expect(await panelOf('OMN-1')).toMatchObject({ state: 'active', reply: { open: true } });
    await customerWrites('Danke, noch eine Frage');
    await settled();
    expect((await threadOf('OMN-1')).slice(-3)).toEqual(['- ended', '- resumed', 'customer: Danke, noch eine Frage']);
    expect(requests()).toHaveLength(1);
    expect(requestOf('OMN-1').property).toMatchObject({ state: 'active' });
  });

  it('rests in To Do after Done, and a To Do that was never Done is only another status', async () => {
    await agentMoves('OMN-1', 'In Arbeit');
    await agentMoves('OMN-1', 'Offen');
    await settled();
    expect(await panelOf('OMN-1')).toMatchObject({ state: 'active' });
    await agentMoves('OMN-1', 'Gelöst');
    await settled();
    await agentMoves('OMN-1', 'Offen');
    await settled();
    expect(await panelOf('OMN-1')).toMatchObject({ state: 'ended' });
  });

  it('C08: stays paused back in In Progress while another request is active', async () => {
    await agentMoves('OMN-1', 'Gelöst');
    await settled();
    await openedBy('Neues Problem');
    await agentMoves('OMN-1', 'In Arbeit');
    await settled();
    expect(requestOf('OMN-1').category).toBe('indeterminate');
    expect(await panelOf('OMN-1')).toMatchObject({ state: 'paused', reply: { open: false, because: 'paused' } });
    expect((await threadOf('OMN-1')).at(-1)).toBe('- resumed-paused');
    expect(await panelOf('OMN-2')).toMatchObject({ state: 'active' });
  });

  it('B07: takes a message that comes before the change to Done into the old request', async () => {
    await customerWrites('Gerade noch');
    await agentMoves('OMN-1', 'Gelöst');
    await settled();
    expect(requests()).toHaveLength(1);
    expect((await threadOf('OMN-1')).slice(-2)).toEqual(['customer: Gerade noch', '- ended']);
  });

  it('B07: moves what came after Done, before the event, together and in order to one new request', async () => {
    fault('events', { delayMs: 3 * MINUTE });
    await agentMoves('OMN-1', 'Gelöst');
    await passes(1_000);
    await customerWrites('Geht wieder nicht');
    await passes(1_000);
    await customerWrites('Hallo?');
    expect(requests()).toHaveLength(1);
    await settled();
    expect(await threadOf('OMN-1')).toEqual([
      'customer: Mein Router geht nicht',
      '- opened',
      AUTO,
      '- ended',
      '- moved-on 2',
    ]);
    expect(requestOf('OMN-2').description).toBe('Geht wieder nicht');
    expect(await threadOf('OMN-2')).toEqual(['customer: Geht wieder nicht', 'customer: Hallo?', '- opened', AUTO]);
    expect(await panelOf('OMN-2')).toMatchObject({ state: 'active' });
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('B07: moves nothing when the request is no longer Done by the time of the event', async () => {
    fault('events', { delayMs: 3 * MINUTE }, { times: 2 });
    await agentMoves('OMN-1', 'Gelöst');
    await passes(1_000);
    await customerWrites('Geht wieder nicht');
    await agentMoves('OMN-1', 'In Arbeit');
    await settled();
    expect(requests()).toHaveLength(1);
    expect((await threadOf('OMN-1')).at(-1)).toBe('customer: Geht wieder nicht');
    expect(await panelOf('OMN-1')).toMatchObject({ state: 'active' });
  });

  it('finds by the hour what an event should have said and never did', async () => {
    fault('events', { drop: true }, { times: 1 });
    await agentMoves('OMN-1', 'Gelöst');
    await settled();
    expect(await panelOf('OMN-1')).toMatchObject({ state: 'active' });
    await passes(HOUR + 10 * MINUTE);
    expect(await panelOf('OMN-1')).toMatchObject({ state: 'ended' });
  });

  it('compares with Jira at once when an agent asks for it', async () => {
    fault('events', { drop: true }, { times: 1 });
    await agentMoves('OMN-1', 'Gelöst');
    expect(await scene.panelCall('OMN-1', 'refresh')).toMatchObject({ code: 'ok', view: { state: 'ended' } });
  });

  it('M01: opens a new request when the old one was deleted', async () => {
    await scene.asPerson('admin', 'DELETE', '/rest/api/3/issue/OMN-1');
    await settled();
    await openedBy('Ist da jemand?');
    expect(requests().map(({ key }) => key)).toEqual(['OMN-2']);
    expect(await threadOf('OMN-2')).toEqual(['customer: Ist da jemand?', '- opened', AUTO]);
  });
});
