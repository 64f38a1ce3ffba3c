import { randomUUID } from 'node:crypto';
import { demo } from '../sandbox/site-demo';
import { aScene, HOUR, MINUTE } from '../support/a-scene';

const scene = aScene();
const { settled, passes, openedBy, agentReplies, agentResends, replyShown, receivedBy, fault } = scene;
const SEND = { match: 'POST /sms/2/text/advanced' };

/** What the phone got from the agent. */
const answers = () => receivedBy().filter(({ text }) => text !== demo.autoReply);

describe('an agent answers', () => {
  beforeEach(async () => {
    await openedBy('Hallo');
  });

  it('brings the answer to the phone, and its delivery into the thread', async () => {
    const { code } = await agentReplies('OMN-1', 'Guten Tag, Größe 5 € – gern 😀');
    expect(code).toBe('ok');
    expect((await replyShown('OMN-1', 'Guten Tag, Größe 5 € – gern 😀')).delivery?.state).toBe('sent');
    await settled();
    expect(answers()).toMatchObject([{ text: 'Guten Tag, Größe 5 € – gern 😀', sender: demo.sender }]);
    expect((await replyShown('OMN-1', 'Guten Tag, Größe 5 € – gern 😀')).delivery).toMatchObject({
      state: 'delivered',
      parts: 1,
    });
  });

  it('J01: refuses what is empty or longer than 25 parts, and sends what fills 25', async () => {
    for (const text of ['', ' \n\t ']) expect(await agentReplies('OMN-1', text)).toEqual({ code: 'text-empty' });
    expect(await agentReplies('OMN-1', 'a'.repeat(25 * 153 + 1))).toMatchObject({ code: 'text-too-long', parts: 26 });
    expect(await agentReplies('OMN-1', 'č'.repeat(25 * 67 + 1))).toMatchObject({ code: 'text-too-long', parts: 26 });
    expect(await agentReplies('OMN-1', 'a'.repeat(25 * 153))).toMatchObject({ code: 'ok' });
    await settled();
    expect(answers()).toMatchObject([{ status: 'delivered' }]);
    expect((await replyShown('OMN-1', 'a'.repeat(25 * 153))).delivery).toMatchObject({ parts: 25 });
  });

  it('J04: refuses files on SMS with the reason', async () => {
    expect(await agentReplies('OMN-1', 'Foto', { attachment: 'foto.jpg' })).toEqual({ code: 'media-not-on-sms' });
    await settled();
    expect(answers()).toEqual([]);
  });

  it('L08: makes one message of a double click', async () => {
    const id = randomUUID();
    const clicks = await Promise.all([agentReplies('OMN-1', 'Ja', { id }), agentReplies('OMN-1', 'Ja', { id })]);
    expect(clicks.map(({ code }) => code)).toEqual(['ok', 'ok']);
    expect(await agentReplies('OMN-1', 'Ja', { id })).toEqual(clicks[0]);
    await settled();
    expect(answers()).toHaveLength(1);
    expect((await replyShown('OMN-1', 'Ja')).delivery?.state).toBe('delivered');
  });

  it('does not hand out a message under an id that belongs to another customer', async () => {
    await openedBy('Auch hallo', '436641234567');
    const id = randomUUID();
    await agentReplies('OMN-1', 'Nur für Sie', { id });
    expect(await agentReplies('OMN-2', 'Nur für Sie', { id })).toEqual({ code: 'message-not-found' });
    await settled();
    expect(scene.textsReceivedBy('436641234567')).toEqual([demo.autoReply]);
  });

  it.each([
    ['429', { status: 429 }],
    ['503', { status: 503 }],
    ['no connection', { code: 'refused' }],
  ])('sends again by itself after %s, since nothing was accepted', async (_name, effect) => {
    fault('infobip', effect, { ...SEND, times: 2 });
    await agentReplies('OMN-1', 'Ja');
    expect((await replyShown('OMN-1', 'Ja')).delivery?.state).toBe('sending');
    await settled();
    expect(answers()).toMatchObject([{ text: 'Ja', status: 'delivered' }]);
    expect((await replyShown('OMN-1', 'Ja')).delivery?.state).toBe('delivered');
  });

  it.each([
    ['500', { status: 500 }],
    ['a broken connection', { code: 'reset' }],
    ['silence', { code: 'timeout' }],
    ['an answer that was lost', { drop: true }],
    ['a proxy that sent it twice', { duplicate: true }],
  ])('L07: sends under the same id after %s: it arrives once', async (_name, effect) => {
    fault('infobip', effect, SEND);
    await agentReplies('OMN-1', 'Ja');
    await settled();
    expect(answers()).toMatchObject([{ text: 'Ja', status: 'delivered' }]);
    expect((await replyShown('OMN-1', 'Ja')).delivery?.state).toBe('delivered');
    expect(scene.jobsLeft()).toEqual([]);
  });

  it.each([
    ['an answer that was lost', { drop: true }],
    ['a proxy that sent it twice', { duplicate: true }],
  ])('L07: takes the refusal of a repeated id for what it is: sent, after %s', async (_name, effect) => {
    scene.site().infobip.changeAccount({ reports: 'manual' });
    fault('infobip', effect, SEND);
    await agentReplies('OMN-1', 'Ja');
    await settled();
    expect((await replyShown('OMN-1', 'Ja')).delivery?.state).toBe('sent');
    expect(answers()).toHaveLength(1);
  });

  it('says that a message may have been sent, until a report settles it', async () => {
    scene.site().infobip.changeAccount({ reports: 'manual' });
    fault('infobip', { drop: true }, { ...SEND, times: 1 });
    fault('infobip', { code: 'timeout' }, { ...SEND, times: 100 });
    await agentReplies('OMN-1', 'Ja');
    await passes(2 * HOUR);
    expect((await replyShown('OMN-1', 'Ja')).delivery?.state).toBe('unknown');
    expect(scene.jobsLeft()).toEqual([]);
    const [answer] = answers();
    await scene.site().infobip.report('385981234567', { messageId: answer?.messageId ?? '', status: 'delivered' });
    expect((await replyShown('OMN-1', 'Ja')).delivery?.state).toBe('delivered');
  });

  it('sends an unknown message again under its own id', async () => {
    fault('infobip', { code: 'timeout' }, { ...SEND, times: 100 });
    await agentReplies('OMN-1', 'Ja');
    await passes(2 * HOUR);
    const { key } = await replyShown('OMN-1', 'Ja');
    scene.faultsEnd();
    expect(await agentResends('OMN-1', key)).toEqual({ code: 'ok', message: key });
    await settled();
    expect(answers()).toMatchObject([{ messageId: key, status: 'delivered' }]);
    expect((await replyShown('OMN-1', 'Ja')).delivery?.state).toBe('delivered');
  });

  it('sends a failed message anew as another one, once for a double click', async () => {
    scene.site().infobip.changeAccount({ blocklist: ['385981234567'] });
    await agentReplies('OMN-1', 'Ja');
    const failed = await replyShown('OMN-1', 'Ja');
    expect(failed.delivery).toMatchObject({ state: 'failed', failure: { reason: 'opted-out' } });
    scene.site().infobip.changeAccount({ blocklist: [] });
    const id = randomUUID();
    const clicks = await Promise.all([agentResends('OMN-1', failed.key, id), agentResends('OMN-1', failed.key, id)]);
    expect(clicks.map(({ code }) => code)).toEqual(['ok', 'ok']);
    await settled();
    expect(answers()).toMatchObject([{ text: 'Ja', status: 'delivered' }]);
    expect((await scene.threadOf('OMN-1')).slice(-2)).toEqual(['agent: Ja [failed]', 'agent: Ja [delivered]']);
    const sent = answers()[0]?.messageId ?? '';
    expect(await agentResends('OMN-1', sent)).toEqual({ code: 'not-resendable' });
    expect(await agentResends('OMN-1', 'omnichat-nonsense')).toEqual({ code: 'message-not-found' });
  });

  it.each([
    ['the key is refused', () => scene.site().infobip.changeAccount({ apiKeys: ['another'] }), 'key-refused', true],
    ['the key lacks the scope', () => scene.site().infobip.changeAccount({ keyScopes: [] }), 'key-refused', true],
    ['there is no credit', () => scene.site().infobip.changeAccount({ credit: 0 }), 'no-credit', true],
    [
      'the sender is not ours',
      () => scene.site().infobip.changeAccount({ senders: [] }),
      'sender-not-registered',
      false,
    ],
  ])('fails at once with the reason when %s', async (_name, breaks, reason, alarm) => {
    breaks();
    expect(await agentReplies('OMN-1', 'Ja')).toMatchObject({ code: 'ok' });
    expect((await replyShown('OMN-1', 'Ja')).delivery).toMatchObject({ state: 'failed', failure: { reason } });
    expect(await scene.alarms()).toEqual(alarm ? ['sending-refused'] : []);
    await passes(10 * MINUTE);
    expect(answers()).toEqual([]);
  });

  it('sends what was accepted before the request was resolved', async () => {
    fault('infobip', { status: 503 }, SEND);
    await agentReplies('OMN-1', 'Bis morgen');
    await scene.agentMoves('OMN-1', 'Gelöst');
    await settled();
    expect(answers()).toMatchObject([{ text: 'Bis morgen', status: 'delivered' }]);
    expect(await scene.panelOf('OMN-1')).toMatchObject({ state: 'ended' });
  });
});
