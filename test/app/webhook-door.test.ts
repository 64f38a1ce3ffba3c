import { demo } from '../sandbox/site-demo';
import { aScene, HOUR, MINUTE } from '../support/a-scene';
import { inboundItem, reportItem } from '../support/infobip-webhook';

const scene = aScene();
const { webhookCalled, webhookGets, webhookGetsItems, webhookSecret, settled, passes, storageText, fault } = scene;
const body = JSON.stringify({ results: [inboundItem('one', 'Hallo')] });

describe('the web trigger', () => {
  it('N01: stores nothing for who does not know the secret', async () => {
    const before = storageText();
    const wrong = `${webhookSecret().slice(0, -1)}_`;
    const attempts: [Record<string, string>, string][] = [
      [{}, ''],
      [{ [demo.secretHeader]: '' }, ''],
      [{ [demo.secretHeader]: wrong }, ''],
      [{ authorization: `Basic ${btoa(`infobip:${wrong}`)}` }, ''],
      [{ authorization: `Bearer ${webhookSecret()}` }, ''],
      [{}, `?k=${wrong}`],
      [{ [demo.secretHeader]: wrong }, `?k=${webhookSecret()}`],
    ];
    for (const [headers, query] of attempts) expect(await webhookCalled(body, headers, query)).toBe(401);
    expect(await webhookCalled('not JSON', {})).toBe(401);
    await settled();
    expect(storageText()).toBe(before);
    expect(scene.requests()).toEqual([]);
  });

  it('takes the secret as a header, as Basic credentials or in the address', async () => {
    const secret = webhookSecret();
    expect(await webhookCalled(body, { 'X-OMNICHAT-SECRET': secret })).toBe(200);
    expect(await webhookCalled(body, { authorization: `Basic ${btoa(`infobip:${secret}`)}` })).toBe(200);
    expect(await webhookCalled(body, {}, `?k=${encodeURIComponent(secret)}`)).toBe(200);
    await settled();
    expect(scene.messagesStored()).toBe(3);
  });

  it('accepts the former secrets for a day after they were renewed', async () => {
    const oldest = webhookSecret();
    const former = (await scene.adminSaves('renewSecret', {})).secret ?? '';
    await passes(HOUR);
    const present = (await scene.adminSaves('renewSecret', {})).secret ?? '';
    expect(new Set([oldest, former, present, '']).size).toBe(4);
    const statuses = () =>
      Promise.all([oldest, former, present].map((secret) => webhookCalled(body, { [demo.secretHeader]: secret })));
    expect(await statuses()).toEqual([200, 200, 200]);
    await passes(23 * HOUR + 30 * MINUTE);
    expect(await statuses()).toEqual([401, 200, 200]);
    await passes(HOUR);
    expect(await statuses()).toEqual([401, 401, 200]);
  });

  it('knows a new secret at once in processes that remember the old one', async () => {
    // Several processes at once, so that all but one hear of the new secret from storage only.
    const remembering = Array.from({ length: 6 }, () => webhookGets(body));
    expect(new Set(await Promise.all(remembering))).toEqual(new Set([200]));
    const { secret } = await scene.adminSaves('renewSecret', {});
    const calls = Array.from({ length: 6 }, () => webhookCalled(body, { [demo.secretHeader]: secret ?? '' }));
    expect(new Set(await Promise.all(calls))).toEqual(new Set([200]));
  });

  it('answers other methods with 405', async () => {
    const headers = { [demo.secretHeader]: webhookSecret() };
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await scene.site().webTrigger({ method, path: '/webtrigger/infobip', headers, body });
      expect(answer.status).toBe(405);
    }
  });

  it('N07: refuses two megabytes, and goes on', async () => {
    const before = storageText();
    expect(await webhookGetsItems(inboundItem('big', 'x'.repeat(2 * 1024 * 1024)))).toBe(413);
    expect(storageText()).toBe(before);
    expect(await webhookGetsItems(inboundItem('small', 'Hallo'))).toBe(200);
    await settled();
    expect(scene.theRequest().description).toBe('Hallo');
  });

  it('quarantines once what holds no list of results, and asks for no repetition', async () => {
    const bodies = ['results=1', '', '{"result":[]}', '[]', 'null'];
    for (const text of [...bodies, ...bodies]) expect(await webhookGets(text)).toBe(200);
    expect(
      scene
        .quarantine()
        .map(({ raw }) => raw)
        .sort(),
    ).toEqual([...bodies].sort());
  });

  it('quarantines each item that it cannot read, and takes the others', async () => {
    const bad = [
      null,
      7,
      'text',
      [],
      {},
      { messageId: 'x' },
      inboundItem('', 'ohne id'),
      { messageId: 'r', status: {} },
    ];
    expect(await webhookGetsItems(...bad, inboundItem('good', 'Hallo'))).toBe(200);
    expect(await webhookGetsItems(...bad, inboundItem('good', 'Hallo'))).toBe(200);
    await settled();
    expect(scene.quarantine()).toHaveLength(bad.length);
    expect((await scene.threadOf(scene.theRequest().key))[0]).toBe('customer: Hallo');
  });

  it('leaves alone what is not said by a customer, and keeps what was said on another channel', async () => {
    const before = storageText();
    const seen = { messageId: 'x', seenAt: scene.ago(0), from: '1', to: '2' };
    expect(await webhookGetsItems(seen, { event: 'TYPING_STARTED' })).toBe(200);
    expect(storageText()).toBe(before);
    const whatsapp = { from: '385981234567', to: demo.sender, message: { type: 'TEXT', text: 'Hallo' } };
    expect(await webhookGetsItems(whatsapp)).toBe(200);
    expect(scene.quarantine()).toMatchObject([{ reason: 'malformed', raw: JSON.stringify(whatsapp) }]);
  });

  it("answers 503 while storage is down, and Infobip's next attempt succeeds", async () => {
    fault('kvs', { status: 500 }, { times: 1_000 });
    await scene.customerWrites('Hallo');
    expect(await webhookGetsItems(inboundItem('by hand', 'Hallo'))).toBe(503);
    expect(await webhookGetsItems(reportItem('omnichat-x', 'delivered', scene.ago(0)))).toBe(503);
    scene.faultsEnd();
    expect(scene.messagesStored()).toBe(0);
    await settled();
    expect(scene.theRequest().description).toBe('Hallo');
    expect(scene.phoneOf()).toMatchObject([{ text: 'Hallo', status: 'delivered' }, { text: demo.autoReply }]);
  });

  it('finds by the sweep a job that the queue refused', async () => {
    fault('queue', { status: 500 }, { times: 20 });
    await scene.customerWrites('Hallo');
    scene.faultsEnd();
    expect(scene.jobsLeft()).toEqual(['open']);
    await passes(10 * MINUTE);
    expect(scene.theRequest().description).toBe('Hallo');
    expect(scene.jobsLeft()).toEqual([]);
  });

  it("needs neither the queue's nor realtime's good will for a message to be safe", async () => {
    await scene.openedBy('Hallo');
    fault('realtime', { status: 500 }, { times: 20 });
    await scene.customerWrites('Noch da?');
    expect((await scene.threadOf('OMN-1')).at(-1)).toBe('customer: Noch da?');
  });
});
