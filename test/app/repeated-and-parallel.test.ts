import { demo } from '../sandbox/site-demo';
import { aScene, HOUR, MINUTE } from '../support/a-scene';
import { inboundItem } from '../support/infobip-webhook';

const scene = aScene();
const { settled, passes, theRequest, requests, threadOf, webhookGets, webhookGetsItems, fault } = scene;

const customerLines = async (key: string): Promise<string[]> =>
  (await threadOf(key)).filter((line) => line.startsWith('customer'));

describe('the same thing many times, and many things at once', () => {
  it('B01: makes one request of two first messages at the same instant', async () => {
    const answers = await Promise.all([
      webhookGetsItems(inboundItem('first', 'eins')),
      webhookGetsItems(inboundItem('second', 'zwei')),
    ]);
    expect(answers).toEqual([200, 200]);
    await settled();
    expect((await customerLines(theRequest().key)).sort()).toEqual(['customer: eins', 'customer: zwei']);
    expect(scene.customers()).toMatchObject([{ active: { kind: 'request', request: theRequest().id } }]);
    expect(scene.textsReceivedBy()).toEqual([demo.autoReply]);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('B01: makes one request of eight first messages at once, the queue doubling every delivery', async () => {
    scene.site().forge.conditions.duplicateQueue = 1;
    scene.site().forge.conditions.duplicateEvents = 1;
    const texts = Array.from({ length: 8 }, (_, place) => `Nachricht ${place}`);
    const answers = await Promise.all(texts.map((text) => webhookGetsItems(inboundItem(text, text))));
    expect(new Set(answers)).toEqual(new Set([200]));
    await settled();
    expect((await customerLines(theRequest().key)).sort()).toEqual(texts.map((text) => `customer: ${text}`));
    expect(scene.textsReceivedBy()).toEqual([demo.autoReply]);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('B03: shows a message once, however often its webhook comes', async () => {
    const body = { results: [inboundItem('only', 'Hallo', { receivedAt: scene.ago(1_000) })] };
    await webhookGets(body);
    await settled();
    expect(await Promise.all([webhookGets(body), webhookGets(body)])).toEqual([200, 200]);
    await passes(12 * HOUR);
    expect(await webhookGets(body)).toBe(200);
    await passes(12 * HOUR);
    expect(await webhookGets(body)).toBe(200);
    await settled();
    expect(await customerLines(theRequest().key)).toEqual(['customer: Hallo']);
    expect(scene.textsReceivedBy()).toEqual([demo.autoReply]);
  });

  it('B03: opens nothing for a message that comes again after its request was resolved', async () => {
    const body = { results: [inboundItem('only', 'Hallo', { receivedAt: scene.ago(1_000) })] };
    await webhookGets(body);
    await settled();
    await scene.agentMoves('OMN-1', 'Gelöst');
    await passes(24 * HOUR);
    const before = scene.storageText();
    expect(await webhookGets(body)).toBe(200);
    await settled();
    expect(scene.storageText()).toBe(before);
    expect(requests()).toHaveLength(1);
  });

  it('B04: takes a message whose first attempt died before anything was stored', async () => {
    fault('kvs', { crash: 'before' }, { match: 'transaction' });
    await scene.customerWrites('Hallo');
    expect(scene.messagesStored()).toBe(0);
    await settled();
    expect(await customerLines(theRequest().key)).toEqual(['customer: Hallo']);
    expect(scene.textsReceivedBy()).toEqual([demo.autoReply]);
  });

  it('B05: leaves a request to the attempt that is creating it', async () => {
    fault('jira', { delayMs: 20_000 }, { match: 'POST /rest/servicedeskapi/request' });
    scene.site().forge.conditions.duplicateQueue = 1;
    await webhookGetsItems(inboundItem('one', 'eins'));
    await webhookGetsItems(inboundItem('two', 'zwei'));
    await settled();
    expect(await customerLines(theRequest().key)).toHaveLength(2);
    expect(scene.textsReceivedBy()).toEqual([demo.autoReply]);
  });

  it('B05: finishes what an attempt left that died while it was creating the request', async () => {
    fault('jira', { crash: 'before' }, { match: 'POST /rest/servicedeskapi/request' });
    await webhookGetsItems(inboundItem('one', 'eins'));
    await webhookGetsItems(inboundItem('two', 'zwei'));
    await passes(10 * MINUTE);
    expect(await customerLines(theRequest().key)).toHaveLength(2);
    expect(scene.textsReceivedBy()).toEqual([demo.autoReply]);
  });

  it('O: answers a burst of 50 webhooks of as many customers with 200, and loses nothing', async () => {
    const numbers = Array.from({ length: 50 }, (_, place) => `38598200${String(1000 + place)}`);
    const answers = await Promise.all(
      numbers.map((from) => webhookGetsItems(inboundItem(`of ${from}`, `Ich bin ${from}`, { from }))),
    );
    expect(new Set(answers)).toEqual(new Set([200]));
    await settled();
    expect(
      requests()
        .map(({ description }) => description)
        .sort(),
    ).toEqual(numbers.map((from) => `Ich bin ${from}`));
    expect(numbers.flatMap((from) => scene.textsReceivedBy(from))).toHaveLength(50);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('O: takes 50 messages of one customer at once into one thread', async () => {
    await scene.openedBy('Hallo');
    const texts = Array.from({ length: 50 }, (_, place) => `Nachricht ${String(place).padStart(2, '0')}`);
    const answers = await Promise.all(texts.map((text) => webhookGetsItems(inboundItem(text, text))));
    // A message that was not taken must be answered so that Infobip sends it again.
    const refused = texts.filter((_, place) => answers[place] !== 200);
    expect(answers.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    for (const text of refused) expect(await webhookGetsItems(inboundItem(text, text))).toBe(200);
    await settled();
    const newest = await scene.panelOf('OMN-1');
    expect(newest.hasEarlier).toBe(true);
    const [first] = newest.thread;
    const earlier = await scene.earlierThan('OMN-1', first?.position ?? '');
    const shown = [...earlier.entries, ...newest.thread].flatMap((entry) =>
      entry.kind === 'message' && entry.direction === 'inbound' ? [entry.content.text] : [],
    );
    expect(shown.sort()).toEqual(['Hallo', ...texts].sort());
  });
});
