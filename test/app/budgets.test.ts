import { demo } from '../sandbox/site-demo';
import type { CallCounts } from '../sandbox/forge/metrics';
import { aScene } from '../support/a-scene';
import { reportItem } from '../support/infobip-webhook';

const scene = aScene();
const { site, settled } = scene;

const total = (calls: CallCounts): number => Object.values(calls).reduce((sum, count) => sum + count, 0);

/** What the app called for while something was done, by invocation and in order. */
const callsOf = async (what: () => Promise<unknown>) => {
  site().forge.metrics.clear();
  await what();
  return site()
    .forge.metrics.report()
    .invocations.map((each) => ({ ...each, total: total(each.calls) }));
};

/** Design §3.3: figures are for a warm process, which remembers the settings for a minute. */
const warm = () => scene.customerWrites('Aufgewacht');

describe('budgets of platform calls', () => {
  beforeEach(async () => {
    await scene.openedBy('Hallo');
    await warm();
  });

  it('a message to an active conversation: 3 calls, none to Jira', async () => {
    const [append, ...more] = await callsOf(() => scene.customerWrites('Noch da?'));
    expect(more).toEqual([]);
    expect(append).toMatchObject({ function: 'infobip-webhook', calls: { kvs: 2, realtime: 1, jira: 0, queue: 0 } });
    expect(append?.total).toBeLessThanOrEqual(3);
  });

  it('a first message: 5 until it is acknowledged, 16 until the automatic reply is out', async () => {
    const from = '436641234567';
    const [acknowledged] = await callsOf(() => scene.customerWrites('Guten Tag', { from }));
    expect(acknowledged).toMatchObject({ function: 'infobip-webhook', calls: { jira: 0, infobip: 0 } });
    expect(acknowledged?.total).toBeLessThanOrEqual(5);
    await settled();
    expect(scene.textsReceivedBy(from)).toEqual([demo.autoReply]);
    const opening = site()
      .forge.metrics.report()
      .invocations.find(({ calls }) => calls.infobip > 0);
    expect(opening).toMatchObject({ function: 'run-job', calls: { jira: 1, infobip: 1 } });
    const both = [acknowledged?.calls, opening?.calls].filter((each) => each !== undefined).map(total);
    expect(both.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(16);
  });

  it('opening the panel: 4 calls in 2 rounds, however long the thread', async () => {
    for (let count = 0; count < 40; count += 1) await scene.customerWrites(`Nachricht ${count}`);
    const [view] = await callsOf(() => scene.panelOf('OMN-1'));
    expect(view).toMatchObject({ function: 'issue', calls: { jira: 1 } });
    expect(view?.total).toBeLessThanOrEqual(4);
    expect(view?.rounds).toBeLessThanOrEqual(2);
  });

  it('a reply: 7 calls, one of them to Jira', async () => {
    const [reply] = await callsOf(() => scene.agentReplies('OMN-1', 'Ja'));
    expect(reply).toMatchObject({ function: 'issue', calls: { jira: 1, infobip: 1 } });
    expect(reply?.total).toBeLessThanOrEqual(7);
  });

  it('a delivery report: 3 calls', async () => {
    site().infobip.changeAccount({ reports: 'manual' });
    const { message } = await scene.agentReplies('OMN-1', 'Ja');
    const [report] = await callsOf(() =>
      scene.webhookGetsItems(reportItem(String(message), 'delivered', scene.ago(0))),
    );
    expect(report).toMatchObject({ function: 'infobip-webhook', calls: { kvs: 2, realtime: 1 } });
    expect(report?.total).toBeLessThanOrEqual(3);
  });

  it('a cold process: one call more', async () => {
    site().forge.stopProcesses();
    const [append] = await callsOf(() => scene.customerWrites('Noch da?'));
    expect(append?.total).toBeLessThanOrEqual(4);
  });

  it.each([
    ['pause', 4, async () => undefined],
    ['reactivate', 4, async () => scene.panelCall('OMN-1', 'pause')],
  ])('%s: %i calls, one of them to Jira', async (name, most, before) => {
    await before();
    // What follows from it has run, and the agent's panel is open: that process knows whose the request is (decision 0022).
    await settled();
    await scene.panelOf('OMN-1');
    const [changed] = await callsOf(() => scene.panelCall('OMN-1', name));
    expect(changed).toMatchObject({ function: 'issue', calls: { jira: 1 } });
    expect(changed?.total).toBeLessThanOrEqual(most);
  });

  it('a message that came before: not more than a new one, and nothing is written', async () => {
    const item = { messageId: 'again', from: '385981234567', to: demo.sender, text: 'Hallo' };
    await scene.webhookGetsItems(item);
    const before = scene.storageText();
    const [repeated] = await callsOf(() => scene.webhookGetsItems(item));
    expect(repeated?.calls).toMatchObject({ kvs: 1, jira: 0, queue: 0 });
    expect(scene.storageText()).toBe(before);
  });
});
