import { aScene } from '../support/a-scene';
import { CUSTOMER } from '../support/customer-phone';
import { inboundItem } from '../support/infobip-webhook';
import { demo } from '../sandbox/site-demo';

const scene = aScene();
const { customerWrites, settled, theRequest, requests, threadOf, panelOf, webhookGets, webhookGetsItems } = scene;
const AUTO = `automatic: ${demo.autoReply} [delivered]`;

describe('a customer writes for the first time', () => {
  it('A01: opens one request with the masked number and the text verbatim', async () => {
    const text = 'Mein Router geht nicht\n*fett* {code}x{code} [~admin] 😀\n\n@alle';
    await customerWrites(text);
    await settled();
    expect(theRequest()).toMatchObject({ summary: 'SMS-Anfrage von 385 **** *****', description: text });
    expect(scene.customers()).toMatchObject([
      { addresses: [{ kind: 'phone', digits: CUSTOMER }], active: { kind: 'request', request: theRequest().id } },
    ]);
    expect(scene.conversations()).toMatchObject([{ request: theRequest().id, state: 'open' }]);
    const panel = await panelOf('OMN-1');
    expect(panel).toMatchObject({ state: 'active', customer: { address: '385 **** *****' }, hasEarlier: false });
    expect(await threadOf('OMN-1')).toEqual([`customer: ${text}`, '- opened', AUTO]);
    expect(theRequest().property).toEqual({ state: 'active', waitingSince: expect.any(String) });
    expect(theRequest().comments.filter((comment) => comment.public)).toEqual([]);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('A02: joins the second message, and writes nothing into the request that the customer sees', async () => {
    await scene.openedBy('Mein Router geht nicht');
    await customerWrites('Noch da?');
    await settled();
    expect(theRequest().description).toBe('Mein Router geht nicht');
    expect(theRequest().comments.filter((comment) => comment.public)).toEqual([]);
    expect(await threadOf('OMN-1')).toEqual([
      'customer: Mein Router geht nicht',
      '- opened',
      AUTO,
      'customer: Noch da?',
    ]);
  });

  it('A04: knows a number in every spelling', async () => {
    const spellings = [
      '+385 98 123 4567',
      '00385981234567',
      '385981234567',
      '+385 (0)98/123-4567',
      '\u202a+385981234567\u202c',
    ];
    for (const [place, from] of spellings.entries()) {
      expect(await webhookGetsItems(inboundItem(`m${place}`, `Nummer ${place}`, { from }))).toBe(200);
    }
    await settled();
    expect(scene.customers()).toMatchObject([{ addresses: [{ kind: 'phone', digits: CUSTOMER }] }]);
    const thread = await threadOf(theRequest().key);
    expect(thread.filter((line) => line.startsWith('customer'))).toHaveLength(spellings.length);
  });

  it('A08: orders a mixed batch by the time of the provider, and opens with the earliest', async () => {
    await webhookGetsItems(
      inboundItem('later', 'zweitens', { receivedAt: scene.ago(55_000) }),
      inboundItem('earlier', 'erstens', { receivedAt: scene.ago(57_000) }),
    );
    await settled();
    expect(theRequest().description).toBe('erstens');
    expect((await threadOf('OMN-1')).slice(0, 2)).toEqual(['customer: erstens', 'customer: zweitens']);
  });

  it('A09: processes what it can read of a batch and keeps the rest, once', async () => {
    const bad = { messageId: 17, from: CUSTOMER, to: demo.sender, text: 'kaputt' };
    const first = inboundItem('one', 'eins', { receivedAt: scene.ago(2_000) });
    const third = inboundItem('three', 'drei', { receivedAt: scene.ago(1_000) });
    const batch = { results: [first, bad, third] };
    expect(await webhookGets(batch)).toBe(200);
    expect(await webhookGets(batch)).toBe(200);
    await settled();
    expect((await threadOf(theRequest().key)).filter((line) => line.startsWith('customer'))).toEqual([
      'customer: eins',
      'customer: drei',
    ]);
    expect(scene.quarantine()).toMatchObject([{ reason: 'malformed', raw: JSON.stringify(bad) }]);
    expect((await scene.settings()).alarms).toMatchObject([{ code: 'quarantined-items', count: 1 }]);
  });

  it('answers neither short codes nor words, but keeps what they say', async () => {
    await webhookGetsItems(inboundItem('short', 'Ihr Code ist 1234', { from: '82001' }));
    await settled();
    expect(theRequest().summary).toBe('SMS-Anfrage von 82001');
    expect((await panelOf('OMN-1')).reply).toEqual({ open: false, because: 'cannot-be-answered' });
    expect(await scene.agentReplies('OMN-1', 'Danke')).toMatchObject({
      code: 'reply-closed',
      because: 'cannot-be-answered',
    });
    expect(scene.receivedBy('82001')).toEqual([]);
    expect(requests()).toHaveLength(1);
  });
});
