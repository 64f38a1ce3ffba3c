import { demo } from '../sandbox/site-demo';
import { aScene, MINUTE } from '../support/a-scene';
import { inboundItem } from '../support/infobip-webhook';

const scene = aScene();
const { settled, passes, webhookGetsItems, requests, theRequest, threadOf, alarms } = scene;
const OTHER_LINE = '41799000002';

describe('A15: messages to a line that is not configured', () => {
  it('are kept, shown to administrators, and taken when the line is configured', async () => {
    const items = ['eins', 'zwei'].map((text, place) =>
      inboundItem(text, text, { to: OTHER_LINE, receivedAt: scene.ago(10_000 - place * 1_000) }),
    );
    expect(await webhookGetsItems(...items)).toBe(200);
    expect(await webhookGetsItems(...items)).toBe(200);
    await settled();
    expect(requests()).toEqual([]);
    expect(scene.quarantine()).toHaveLength(2);
    expect((await scene.settings()).alarms).toMatchObject([
      { code: 'unassigned-messages', count: 2, lines: [OTHER_LINE] },
    ]);

    scene.site().infobip.changeAccount({
      senders: [demo.sender, OTHER_LINE].map((sender) => ({ channel: 'sms', sender })),
    });
    expect(await scene.adminSaves('saveSender', { sender: '+41 79 900 00 02' })).toMatchObject({ code: 'ok' });
    await passes(5 * MINUTE);
    expect(await threadOf(theRequest().key)).toEqual([
      'customer: eins',
      'customer: zwei',
      '- opened',
      `automatic: ${demo.autoReply} [delivered]`,
    ]);
    expect(scene.receivedBy()).toMatchObject([{ sender: OTHER_LINE }]);
    expect(scene.quarantine()).toEqual([]);
    expect(await alarms()).toEqual([]);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('are taken once, though the job dies in the middle and Infobip repeats them', async () => {
    const texts = Array.from({ length: 25 }, (_, place) => `Nachricht ${String(place).padStart(2, '0')}`);
    const items = texts.map((text, place) =>
      inboundItem(text, text, { to: OTHER_LINE, receivedAt: scene.ago(60_000 - place * 1_000) }),
    );
    await webhookGetsItems(...items);
    scene.site().forge.conditions.duplicateQueue = 1;
    scene.fault('kvs', {}, { match: 'transaction', times: 3 });
    scene.fault('kvs', { crash: 'after' }, { match: 'transaction' });
    await scene.adminSaves('saveSender', { sender: OTHER_LINE });
    await webhookGetsItems(...items);
    await passes(30 * MINUTE);
    const thread = await threadOf(theRequest().key);
    expect(thread.filter((line) => line.startsWith('customer'))).toEqual(texts.map((text) => `customer: ${text}`));
    expect(scene.quarantine()).toEqual([]);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('stay kept when the line is taken out of the settings again', async () => {
    await scene.openedBy('Hallo');
    expect(await scene.adminSaves('saveSender', { sender: '' })).toMatchObject({ code: 'ok' });
    await passes(61_000);
    await scene.customerWrites('Noch da?');
    expect(await alarms()).toEqual(['unassigned-messages']);
    expect((await scene.panelOf('OMN-1')).reply).toEqual({ open: false, because: 'not-configured' });
    await scene.adminSaves('saveSender', { sender: demo.sender });
    await passes(5 * MINUTE);
    expect((await threadOf('OMN-1')).at(-1)).toBe('customer: Noch da?');
  });
});
