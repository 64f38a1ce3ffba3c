import { demo } from '../sandbox/site-demo';
import { aScene, HOUR } from '../support/a-scene';
import { inboundItem } from '../support/infobip-webhook';

const scene = aScene();
const { customerWrites, settled, passes, openedBy, agentMoves, theRequest, receivedBy, threadOf } = scene;

/** The customer's next message opens a request of its own. */
const resolved = async (key: string): Promise<void> => {
  await agentMoves(key, 'Gelöst');
  await settled();
};

describe('the automatic reply', () => {
  it('D01: goes out once, by the line that was written to, and is marked', async () => {
    await openedBy('Hallo');
    expect(receivedBy()).toMatchObject([{ text: demo.autoReply, sender: demo.sender, status: 'delivered' }]);
    const marked = (await scene.panelOf('OMN-1')).thread.filter((entry) => entry.kind === 'message');
    expect(marked.map(({ author }) => author.kind)).toEqual(['customer', 'automatic']);
  });

  it('D02: does not answer later messages', async () => {
    await openedBy('Hallo');
    for (const text of ['Noch etwas', 'Und noch etwas']) await customerWrites(text);
    await settled();
    expect(receivedBy()).toHaveLength(1);
  });

  it('goes out three times in 24 hours and not more, then again', async () => {
    for (const number of [1, 2, 3, 4]) {
      await openedBy(`Anfrage ${number}`);
      await resolved(`OMN-${number}`);
    }
    expect(receivedBy()).toHaveLength(3);
    expect((await threadOf('OMN-4')).some((line) => line.startsWith('automatic'))).toBe(false);
    await passes(24 * HOUR);
    await openedBy('Am nächsten Tag');
    expect(receivedBy()).toHaveLength(4);
  });

  it('does not answer a message older than 12 hours', async () => {
    await scene.webhookGetsItems(inboundItem('old', 'Von gestern', { receivedAt: scene.ago(12 * HOUR + 1_000) }));
    await settled();
    expect(theRequest().description).toBe('Von gestern');
    expect(receivedBy()).toEqual([]);
  });

  it('answers a message that is a little younger than 12 hours', async () => {
    await scene.webhookGetsItems(inboundItem('old', 'Von heute', { receivedAt: scene.ago(12 * HOUR - 60_000) }));
    await settled();
    expect(receivedBy()).toHaveLength(1);
  });

  it('is silent while the request could not be opened for longer than 12 hours', async () => {
    scene.fault('jira', { status: 429 }, { match: 'POST /rest/servicedeskapi/request', times: 200 });
    await customerWrites('Hallo');
    await passes(13 * HOUR);
    scene.faultsEnd();
    await passes(HOUR);
    expect(theRequest().description).toBe('Hallo');
    expect(receivedBy()).toEqual([]);
  });

  it('does not go out while its text is blank', async () => {
    const texts = { autoReply: '  ', language: 'de', showFullNumber: false };
    expect(await scene.adminSaves('saveTexts', texts)).toMatchObject({ code: 'ok' });
    await passes(61_000);
    await openedBy('Hallo');
    expect(receivedBy()).toEqual([]);
    expect(await threadOf('OMN-1')).toEqual(['customer: Hallo', '- opened']);
  });

  it('shows its failure in the thread, and hurts nothing else', async () => {
    scene.site().infobip.changeAccount({ credit: 0 });
    await openedBy('Hallo');
    expect((await threadOf('OMN-1')).at(-1)).toBe(`automatic: ${demo.autoReply} [failed]`);
    expect(await scene.panelOf('OMN-1')).toMatchObject({ state: 'active', reply: { open: true } });
    expect(await scene.alarms()).toEqual(['sending-refused']);
  });
});
