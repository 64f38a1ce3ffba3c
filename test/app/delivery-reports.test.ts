import { randomUUID } from 'node:crypto';
import { aScene, MINUTE } from '../support/a-scene';
import { inboundItem, reportItem } from '../support/infobip-webhook';

const scene = aScene();
const { settled, passes, openedBy, agentReplies, replyShown, webhookGetsItems, fault } = scene;

const sentReply = async (): Promise<string> => {
  await agentReplies('OMN-1', 'Ja');
  return (await replyShown('OMN-1', 'Ja')).key;
};
const deliveryState = async () => (await replyShown('OMN-1', 'Ja')).delivery;

describe('delivery reports', () => {
  beforeEach(async () => {
    await openedBy('Hallo');
    scene.site().infobip.changeAccount({ reports: 'manual' });
  });

  it('move the message forward, with the parts that were counted', async () => {
    const key = await sentReply();
    expect(await webhookGetsItems(reportItem(key, 'delivered', scene.ago(0)))).toBe(200);
    expect(await deliveryState()).toMatchObject({ state: 'delivered', parts: 1 });
  });

  it('change nothing when they come again', async () => {
    const report = reportItem(await sentReply(), 'delivered', scene.ago(0));
    await webhookGetsItems(report);
    const before = scene.storageText();
    const answers = await Promise.all([webhookGetsItems(report, report), webhookGetsItems(report)]);
    expect(answers).toEqual([200, 200]);
    expect(scene.storageText()).toBe(before);
  });

  it('count by their own time, whatever the order in which they come', async () => {
    const key = await sentReply();
    await webhookGetsItems(reportItem(key, 'delivered', scene.ago(0)));
    await webhookGetsItems(reportItem(key, 'failed', scene.ago(30_000)));
    expect(await deliveryState()).toMatchObject({ state: 'delivered' });
    await webhookGetsItems(reportItem(key, 'failed', new Date(scene.now() + 1_000).toISOString()));
    expect(await deliveryState()).toMatchObject({ state: 'failed' });
    await webhookGetsItems(reportItem(key, 'delivered', new Date(scene.now() + 2_000).toISOString()));
    expect(await deliveryState()).toMatchObject({ state: 'delivered' });
  });

  it('L05, L09: say why a message failed', async () => {
    const key = await sentReply();
    await scene
      .site()
      .infobip.report('385981234567', { messageId: key, status: 'failed', error: 'EC_UNKNOWN_SUBSCRIBER' });
    expect(await deliveryState()).toMatchObject({ state: 'failed', failure: { reason: 'number-not-in-use' } });
    await passes(1_000);
    await webhookGetsItems(reportItem(key, 'expired', scene.ago(0)));
    expect(await deliveryState()).toMatchObject({ state: 'failed' });
  });

  it('are ignored when they name what nobody sent, or what a customer wrote', async () => {
    await webhookGetsItems(inboundItem('of the customer', 'Noch etwas'));
    await settled();
    const before = scene.storageText();
    const reports = ['of the customer', 'omnichat-nobody'].map((id) => reportItem(id, 'failed', scene.ago(0)));
    expect(await webhookGetsItems(...reports)).toBe(200);
    expect(scene.storageText()).toBe(before);
  });

  it('may come before the send has returned', async () => {
    scene.site().infobip.changeAccount({ reports: 'automatic' });
    fault('infobip', { crash: 'after' }, { match: 'POST /sms/2/text/advanced' });
    const id = randomUUID();
    expect(await agentReplies('OMN-1', 'Ja', { id })).toMatchObject({ code: expect.stringContaining('FUNCTION') });
    expect(await deliveryState()).toMatchObject({ state: 'sending' });
    await passes(10_000);
    expect(await deliveryState()).toMatchObject({ state: 'delivered' });
    await passes(10 * MINUTE);
    expect(await agentReplies('OMN-1', 'Ja', { id })).toMatchObject({ code: 'ok' });
    expect(await deliveryState()).toMatchObject({ state: 'delivered' });
    expect(scene.receivedBy().filter(({ text }) => text === 'Ja')).toHaveLength(1);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('come many at once, among messages and rubbish', async () => {
    const keys: string[] = [];
    for (let count = 0; count < 30; count += 1) {
      keys.push(String((await agentReplies('OMN-1', `Antwort ${count}`))['message']));
    }
    const reports = keys.map((key) => reportItem(key, 'delivered', scene.ago(0)));
    expect(await webhookGetsItems({ nonsense: true }, inboundItem('between', 'Zwischendurch'), ...reports)).toBe(200);
    const thread = await scene.threadOf('OMN-1');
    expect(thread.filter((line) => line.endsWith('[sent]'))).toEqual([]);
    expect(thread).toContain('customer: Zwischendurch');
  });
});
