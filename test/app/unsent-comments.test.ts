import { demo } from '../sandbox/site-demo';
import { aScene } from '../support/a-scene';

const scene = aScene();
const { site, openedBy, panelCall, panelOf, threadOf, settled, commentsOn, textsReceivedBy } = scene;

const unsent = async (request = 'OMN-1') => (await panelOf(request)).unsentComments.map(({ id }) => id);
const picture = (name: string) => ({
  type: 'mediaSingle',
  content: [{ type: 'media', attrs: { type: 'file', id: 'a-file', collection: '', alt: name } }],
});

describe('C15: a public comment is not sent by SMS', () => {
  beforeEach(async () => {
    await openedBy('Hallo');
  });

  it('nothing goes out, and the panel says so after the event, with who wrote it', async () => {
    const id = await commentsOn('OMN-1', 'Wir kümmern uns.', true);
    await settled();
    expect(await panelOf('OMN-1')).toMatchObject({
      unsentComments: [{ id, by: site().jira.account('agent')?.id, at: expect.any(String) }],
    });
    expect(textsReceivedBy()).toEqual([demo.autoReply]);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('an open panel says so at once when it looks, without waiting for the event', async () => {
    scene.fault('events', { drop: true });
    const id = await commentsOn('OMN-1', 'Wir kümmern uns.', true);
    expect(await panelCall('OMN-1', 'refresh')).toMatchObject({ view: { unsentComments: [{ id }] } });
    await settled();
    expect(await unsent()).toEqual([id]);
  });

  it('sends it after a look at the text, once, however often somebody clicks', async () => {
    const comment = await commentsOn('OMN-1', 'Wir kümmern uns.', true);
    await settled();
    expect(await panelCall('OMN-1', 'commentPreview', { comment })).toEqual({
      code: 'ok',
      text: 'Wir kümmern uns.',
      missing: [],
    });
    const clicks = await Promise.all([
      panelCall('OMN-1', 'sendComment', { comment }),
      panelCall('OMN-1', 'sendComment', { comment }, 'agent2'),
    ]);
    expect(clicks.map(({ code }) => code)).toContain('ok');
    await settled();
    expect(textsReceivedBy()).toEqual([demo.autoReply, 'Wir kümmern uns.']);
    expect(await unsent()).toEqual([]);
    expect((await threadOf('OMN-1')).at(-1)).toBe('agent: Wir kümmern uns. [delivered]');
    expect(await panelCall('OMN-1', 'sendComment', { comment })).toEqual({ code: 'comment-not-found' });
    expect(await panelCall('OMN-1', 'dismissComment', { comment })).toEqual({ code: 'comment-not-found' });
  });

  it('dismisses it, for everybody', async () => {
    const comment = await commentsOn('OMN-1', 'Nur fürs Portal', true);
    await settled();
    expect(await panelCall('OMN-1', 'dismissComment', { comment }, 'agent2')).toEqual({ code: 'ok' });
    expect(await unsent()).toEqual([]);
    expect(await panelCall('OMN-1', 'sendComment', { comment })).toEqual({ code: 'comment-not-found' });
    await panelCall('OMN-1', 'refresh');
    expect(await unsent()).toEqual([]);
    expect(textsReceivedBy()).toEqual([demo.autoReply]);
  });

  it('asks once: an edited comment asks again neither before nor after it was decided', async () => {
    const comment = await commentsOn('OMN-1', 'Wir kümern uns.', true);
    await settled();
    await edited(comment, 'Wir kümmern uns.');
    expect(await unsent()).toEqual([comment]);
    await panelCall('OMN-1', 'dismissComment', { comment });
    await edited(comment, 'Wir kümmern uns sofort.');
    expect(await unsent()).toEqual([]);
  });

  it('sends what the comment says by then', async () => {
    const comment = await commentsOn('OMN-1', 'Wir kümern uns.', true);
    await settled();
    await edited(comment, 'Wir kümmern uns.');
    expect(await panelCall('OMN-1', 'sendComment', { comment })).toMatchObject({ code: 'ok' });
    await settled();
    expect(textsReceivedBy()).toEqual([demo.autoReply, 'Wir kümmern uns.']);
  });

  it('never asks for internal comments, for customers’, for automation’s, and for the app’s own', async () => {
    const mail = await scene.mailRequest('Mein Vertrag');
    await panelCall(mail, 'addNumber', { number: '+436641234567' });
    await commentsOn(mail, 'Noch eine Frage', true, 'customer');
    await commentsOn(mail, 'Nur für uns', false);
    site().jira.automationComments(mail, 'Ihre Anfrage ist eingegangen.');
    await settled();
    expect(await unsent(mail)).toEqual([]);
    await panelCall(mail, 'refresh');
    expect(await unsent(mail)).toEqual([]);
    const own = await commentsOn(mail, 'Von uns', true, 'agent2');
    await settled();
    expect(await unsent(mail)).toEqual([own]);
  });

  it('asks for several, in order, and lets a deleted one go', async () => {
    const [first, second] = [await commentsOn('OMN-1', 'eins', true), await commentsOn('OMN-1', 'zwei', true)];
    await settled();
    expect(await unsent()).toEqual([first, second]);
    await scene.asPerson('agent', 'DELETE', `/rest/api/3/issue/OMN-1/comment/${first}`);
    await settled();
    expect(await panelCall('OMN-1', 'sendComment', { comment: first })).toEqual({ code: 'comment-not-found' });
    expect(await panelCall('OMN-1', 'commentPreview', { comment: first })).toEqual({ code: 'comment-not-found' });
    expect(await panelCall('OMN-1', 'sendComment', { comment: second })).toMatchObject({ code: 'ok' });
  });

  it('says which files the message would miss', async () => {
    const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'Siehe Bild' }] }, picture('router.png')];
    const body = { body: { type: 'doc', version: 1, content } };
    await scene.asPerson('agent', 'POST', '/rest/api/3/issue/OMN-1/comment', body);
    await settled();
    const [comment] = await unsent();
    expect(await panelCall('OMN-1', 'commentPreview', { comment })).toEqual({
      code: 'ok',
      text: 'Siehe Bild',
      missing: ['router.png'],
    });
  });

  it('sends nothing where no reply is possible, and goes on offering it', async () => {
    const comment = await commentsOn('OMN-1', 'Wir kümmern uns.', true);
    await settled();
    await panelCall('OMN-1', 'pause');
    expect(await panelCall('OMN-1', 'sendComment', { comment })).toEqual({ code: 'reply-closed', because: 'paused' });
    expect(await unsent()).toEqual([comment]);
    expect(textsReceivedBy()).toEqual([demo.autoReply]);
  });

  it('refuses a comment that is too long, an internal one, and one of another request', async () => {
    const long = await commentsOn('OMN-1', 'a'.repeat(4000), true);
    const internal = await commentsOn('OMN-1', 'Intern', false);
    await openedBy('Hallo', '436641234567');
    const foreign = await commentsOn('OMN-2', 'Fremd', true);
    await settled();
    expect(await panelCall('OMN-1', 'sendComment', { comment: long })).toMatchObject({ code: 'text-too-long' });
    for (const comment of [internal, foreign, '999999']) {
      expect(await panelCall('OMN-1', 'sendComment', { comment })).toEqual({ code: 'comment-not-found' });
      expect(await panelCall('OMN-1', 'commentPreview', { comment })).toEqual({ code: 'comment-not-found' });
    }
    expect(await unsent()).toEqual([long]);
  });

  it('shows internal comments where the agent wants them, and never the public ones', async () => {
    const id = await commentsOn('OMN-1', 'Bitte zurückrufen', false);
    await commentsOn('OMN-1', 'Öffentlich', true);
    const answer = await panelCall('OMN-1', 'internalComments');
    const own = { id, at: expect.any(String), by: site().jira.account('agent')?.id, text: 'Bitte zurückrufen' };
    expect(answer).toMatchObject({ code: 'ok', comments: expect.arrayContaining([own]) });
    expect(JSON.stringify(answer)).not.toContain('Öffentlich');
    expect(JSON.stringify((await panelOf('OMN-1')).thread)).not.toContain('Bitte zurückrufen');
  });
});

async function edited(comment: string, text: string): Promise<void> {
  const content = [{ type: 'paragraph', content: [{ type: 'text', text }] }];
  const body = { body: { type: 'doc', version: 1, content } };
  await scene.asPerson('agent', 'PUT', `/rest/api/3/issue/OMN-1/comment/${comment}`, body);
  await settled();
}
