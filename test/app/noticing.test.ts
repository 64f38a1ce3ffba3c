import { aScene, MINUTE } from '../support/a-scene';

const scene = aScene();
const { openedBy, panelCall, panelOf, requestOf, customerWrites, settled, passes, notesOf } = scene;
const UNREAD = 'ungelesen';

const notes = (key = 'OMN-1') => notesOf(key).filter((text) => text.includes(UNREAD)).length;
const unread = async () =>
  (await panelOf('OMN-1')).thread.flatMap((each) =>
    each.kind === 'message' && each['unread'] === true ? [each.content.text] : [],
  );
const seenNow = async (role = 'agent') => {
  const { asOf } = await panelOf('OMN-1');
  return panelCall('OMN-1', 'seen', { asOf }, role);
};
/** The first message of OMN-1 was opened and answered. */
const answered = async () => {
  await openedBy('Hallo');
  await seenNow();
  await scene.agentReplies('OMN-1', 'Guten Tag');
  await settled();
};

describe('a customer waits', () => {
  it('the property says since when, in JQL too, until somebody answers', async () => {
    await scene.customerWrites('Hallo');
    await passes(30_000);
    const began = (await panelOf('OMN-1'))['waitingSince'];
    expect(requestOf('OMN-1').property).toEqual({ state: 'active', waitingSince: began });
    const query = encodeURIComponent('omnichatWaitingSince is not EMPTY');
    expect(await scene.asPerson('agent', 'GET', `/rest/api/3/search/jql?jql=${query}&fields=summary`)).toMatchObject({
      issues: [{ key: 'OMN-1' }],
    });
    await customerWrites('Hallo?');
    await passes(30_000);
    expect(requestOf('OMN-1').property).toEqual({ state: 'active', waitingSince: began });
    await scene.agentReplies('OMN-1', 'Guten Tag');
    await passes(30_000);
    expect(requestOf('OMN-1').property).toEqual({ state: 'active' });
    expect((await panelOf('OMN-1'))['waitingSince']).toBeUndefined();
  });

  it('waiting begins again with the next message', async () => {
    await answered();
    await customerWrites('Noch etwas');
    // An agent was here a moment ago: open panels hear of it at once, the property says so within five minutes.
    await passes(6 * MINUTE);
    expect(requestOf('OMN-1').property).toMatchObject({ waitingSince: expect.any(String) });
  });

  it('the property holds nothing personal', async () => {
    await openedBy('Geheim');
    await panelCall('OMN-1', 'pause');
    const text = JSON.stringify(scene.site().jira.findIssue('OMN-1')?.properties);
    for (const word of ['385', 'Geheim']) expect(text).not.toContain(word);
  });

  it('opening the panel does not end waiting, but the mark of what is new', async () => {
    await answered();
    await customerWrites('Noch etwas');
    await customerWrites('Und noch etwas');
    expect(await unread()).toEqual(['Noch etwas', 'Und noch etwas']);
    expect(await seenNow()).toEqual({ code: 'ok' });
    expect(await unread()).toEqual([]);
    await passes(6 * MINUTE);
    expect(requestOf('OMN-1').property).toMatchObject({ waitingSince: expect.any(String) });
  });

  it('what came after the panel was read stays new', async () => {
    await answered();
    const { asOf } = await panelOf('OMN-1');
    await customerWrites('Noch etwas');
    await panelCall('OMN-1', 'seen', { asOf });
    expect(await unread()).toEqual(['Noch etwas']);
  });
});

describe('the one internal note', () => {
  it('comes after two minutes unopened, internally, without the text', async () => {
    await openedBy('Hallo');
    await seenNow();
    await scene.agentReplies('OMN-1', 'Guten Tag');
    await passes(20 * MINUTE);
    const before = notes();
    await customerWrites('Geheimnis');
    await passes(MINUTE + 50_000);
    expect(notes()).toBe(before);
    await passes(MINUTE);
    expect(notes()).toBe(before + 1);
    expect(notesOf('OMN-1').join()).not.toContain('Geheimnis');
    expect(requestOf('OMN-1').comments.filter((comment) => comment.public)).toEqual([]);
    expect(scene.textsReceivedBy()).toHaveLength(2);
  });

  it('comes for the first message as well', async () => {
    await customerWrites('Hallo');
    await passes(MINUTE);
    expect(notes()).toBe(0);
    await passes(2 * MINUTE);
    expect(notes()).toBe(1);
  });

  it('is at most one until an agent opens the panel', async () => {
    await openedBy('Hallo');
    for (let count = 0; count < 5; count += 1) {
      await customerWrites(`Hallo? ${count}`);
      await passes(5 * MINUTE);
    }
    expect(notes()).toBe(1);
    await seenNow();
    await customerWrites('Noch jemand da?');
    await passes(5 * MINUTE);
    expect(notes()).toBe(2);
  });

  it('is at most one until an agent replies', async () => {
    await openedBy('Hallo');
    await passes(5 * MINUTE);
    expect(notes()).toBe(1);
    await scene.agentReplies('OMN-1', 'Guten Tag');
    await customerWrites('Noch eine Frage');
    await passes(10 * MINUTE);
    expect(notes()).toBe(2);
  });

  it('is not written when somebody opened the message in time', async () => {
    await customerWrites('Hallo');
    await passes(MINUTE);
    await seenNow();
    await passes(30 * MINUTE);
    expect(notes()).toBe(0);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('is not written when somebody replied in time', async () => {
    await customerWrites('Hallo');
    await passes(MINUTE);
    await scene.agentReplies('OMN-1', 'Guten Tag');
    await passes(30 * MINUTE);
    expect(notes()).toBe(0);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('comes also where an agent was here a moment ago and has left again', async () => {
    await answered();
    await passes(MINUTE);
    const before = notes();
    await customerWrites('Noch etwas');
    await passes(15 * MINUTE);
    expect(notes()).toBe(before + 1);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('never comes where the administrators set 0, and after their time otherwise', async () => {
    await scene.adminSetsReplying({ noteAfterMinutes: 0 });
    await openedBy('Hallo');
    await passes(60 * MINUTE);
    expect(notes()).toBe(0);
    expect(requestOf('OMN-1').property).toMatchObject({ waitingSince: expect.any(String) });
    await scene.adminSetsReplying({ noteAfterMinutes: 10 });
    await passes(2 * MINUTE);
    await seenNow();
    await customerWrites('Noch etwas');
    await passes(9 * MINUTE);
    expect(notes()).toBe(0);
    await passes(3 * MINUTE);
    expect(notes()).toBe(1);
  });

  it('does not follow a conversation that was paused, resolved or merged before it was due', async () => {
    await customerWrites('Hallo');
    await passes(20_000);
    await panelCall('OMN-1', 'pause');
    await passes(20 * MINUTE);
    expect(notes()).toBe(0);
    expect(requestOf('OMN-1').property).toEqual({ state: 'paused' });
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('is written once when its process dies after writing', async () => {
    scene.fault('jira', { crash: 'after' }, { match: 'POST /rest/servicedeskapi/request/' });
    await customerWrites('Hallo');
    await passes(20 * MINUTE);
    expect(notes()).toBe(1);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('appending a message makes no call to Jira at that moment', async () => {
    await answered();
    scene.site().forge.metrics.clear();
    await customerWrites('Noch etwas');
    expect(scene.site().forge.metrics.report().calls.jira).toBe(0);
  });
});
