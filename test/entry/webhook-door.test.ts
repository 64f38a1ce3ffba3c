import type { QuarantineItem } from '../../src/domain/quarantine';
import type { Change, SiteState } from '../../src/app/ports';
import { parseWebhook } from '../../src/adapters/infobip/webhook';
import { INITIAL_SETTINGS, type WebhookSecret } from '../../src/domain/settings';
import { handleWebhook, type WebhookDoor } from '../../src/entry/webhook';
import { aBody, anInboundSms } from '../support/a-webhook-body';
import { at } from '../support/moments';
import { portsThatRefuse } from '../support/ports-that-refuse';

const secret: WebhookSecret = { hash: 'hash of sesame', setAt: at('09:00') };
const site = (webhook: WebhookSecret | undefined = secret): SiteState => ({
  settings: { ...INITIAL_SETTINGS, sms: { sender: '41799000000' }, webhook },
  apiKey: undefined,
  keyedHash: (kind, text) => `${kind} ${text}`,
});

/** A door behind which everything is refused, save that the secret can be looked up. */
function aDoor(about: { current?: SiteState; fresh?: SiteState; ports?: Parameters<typeof portsThatRefuse>[0] } = {}) {
  const read: string[] = [];
  const looked: string[] = [];
  const current = about.current ?? site();
  const door: WebhookDoor = {
    ports: portsThatRefuse({
      site: {
        current: async () => (looked.push('memory'), current),
        fresh: async () => (looked.push('storage'), about.fresh ?? current),
      },
      ...about.ports,
    }),
    matches: (presented, hash) => `hash of ${presented}` === hash,
    parse: (body, now) => (read.push(body), parseWebhook(body, now)),
  };
  return { door, read, looked };
}

const call = (more: Record<string, unknown> = {}) => ({
  method: 'POST',
  path: '/',
  headers: { 'X-OmniChat-Secret': ['sesame'], 'Content-Type': ['application/json'] },
  queryParameters: {},
  body: aBody(),
  ...more,
});
const basic = (text: string) => ({ headers: { Authorization: [`Basic ${Buffer.from(text).toString('base64')}`] } });

describe('who may come in', () => {
  it.each([
    ['the header, in any case', { headers: { 'x-OMNICHAT-secret': ['sesame'] } }],
    ['Basic credentials, whatever the name', basic('infobip:sesame')],
    ['k in the address', { headers: {}, queryParameters: { k: ['sesame'] } }],
  ])('%s', async (_, more) => {
    expect(await handleWebhook(aDoor().door, call(more))).toMatchObject({ statusCode: 200, body: 'ok' });
  });

  it('a secret that has a colon in it, by Basic credentials', async () => {
    const { door } = aDoor({ current: site({ hash: 'hash of open:sesame', setAt: at('09:00') }) });
    expect(await handleWebhook(door, call(basic('infobip:open:sesame')))).toMatchObject({ statusCode: 200 });
  });

  it.each([
    ['no secret', { headers: {} }],
    ['a wrong header', { headers: { 'x-omnichat-secret': ['guess'] } }],
    ['an empty header', { headers: { 'x-omnichat-secret': [''] } }],
    ['wrong credentials', basic('infobip:guess')],
    ['credentials without a secret', basic('sesame')],
    ['another kind of authorisation', { headers: { Authorization: ['Bearer sesame'] } }],
    ['a wrong k', { headers: {}, queryParameters: { k: ['guess'] } }],
    [
      'a wrong header beside a good k',
      { headers: { 'x-omnichat-secret': ['guess'] }, queryParameters: { k: ['sesame'] } },
    ],
  ])('401, and nothing is read or stored: %s', async (_, more) => {
    const { door, read } = aDoor();
    const answer = await handleWebhook(door, call({ ...more, body: aBody(anInboundSms()) }));
    expect(answer).toMatchObject({ statusCode: 401, body: '' });
    expect(read).toEqual([]);
  });

  it('nobody while no secret is set', async () => {
    const bare: SiteState = { ...site(), settings: INITIAL_SETTINGS };
    expect(await handleWebhook(aDoor({ current: bare }).door, call())).toMatchObject({ statusCode: 401 });
  });

  it('the first 401 says nothing about size or method', async () => {
    const wrong = { headers: {}, method: 'GET', body: 'x'.repeat(2_000_000) };
    expect(await handleWebhook(aDoor().door, call(wrong))).toMatchObject({ statusCode: 401 });
  });
});

describe('a renewed secret', () => {
  const renewed = (until: string): WebhookSecret => ({
    hash: 'hash of new',
    setAt: at('09:30'),
    previous: [{ hash: 'hash of sesame', until }],
  });

  it('the former one still opens for a while', async () => {
    expect(await handleWebhook(aDoor({ current: site(renewed(at('10:01'))) }).door, call())).toMatchObject({
      statusCode: 200,
    });
  });

  it('and then no more', async () => {
    expect(await handleWebhook(aDoor({ current: site(renewed(at('10:00'))) }).door, call())).toMatchObject({
      statusCode: 401,
    });
  });

  it('is looked up in storage before it is refused, since a process remembers the old one', async () => {
    const { door, looked } = aDoor({ current: site({ hash: 'hash of old', setAt: at('08:00') }), fresh: site() });
    expect(await handleWebhook(door, call())).toMatchObject({ statusCode: 200 });
    expect(looked.slice(0, 2)).toEqual(['memory', 'storage']);
  });

  it('that matches what is remembered costs no look into storage', async () => {
    const { door, looked } = aDoor();
    await handleWebhook(door, call());
    expect(looked).not.toContain('storage');
  });
});

describe('what is turned away', () => {
  it('another method: 405', async () => {
    const { door, read } = aDoor();
    expect(await handleWebhook(door, call({ method: 'GET' }))).toMatchObject({ statusCode: 405 });
    expect(read).toEqual([]);
  });

  it.each([
    ['two megabytes', 'x'.repeat(2_000_000)],
    ['a megabyte of letters that take two bytes', 'ä'.repeat(500_001)],
  ])('413, unread: %s', async (_, body) => {
    const { door, read } = aDoor();
    expect(await handleWebhook(door, call({ body }))).toMatchObject({ statusCode: 413 });
    expect(read).toEqual([]);
  });

  it.each([
    ['nothing', undefined],
    ['text', 'text'],
    ['headers that are no lists', { headers: { 'x-omnichat-secret': 'sesame' } }],
  ])('400 for what the platform never sends: %s', async (_, payload) => {
    expect(await handleWebhook(aDoor().door, payload)).toMatchObject({ statusCode: 400 });
  });
});

describe('what comes in', () => {
  it('is committed before the answer: the message, its claim and its job at once', async () => {
    const committed: Change[][] = [];
    const pushed: unknown[] = [];
    let made = 0;
    const { door } = aDoor({
      ports: {
        newId: () => `id-${(made += 1)}`,
        store: {
          read: async () => ({ customer: undefined, conversations: new Map(), messages: new Map(), jobs: new Map() }),
          createCustomer: async () => 'created',
          commit: async (changes) => (committed.push(changes), 'committed'),
        },
        queue: { push: async (events) => void pushed.push(...events) },
      },
    });
    expect(await handleWebhook(door, call({ body: aBody(anInboundSms()) }))).toMatchObject({ statusCode: 200 });
    expect(committed).toHaveLength(1);
    expect(committed[0]?.map((change) => ('put' in change ? change.put : 'delete'))).toEqual([
      'customer',
      'add-message',
      'add-job',
    ]);
    expect(pushed).toMatchObject([{ body: { job: 'id-1' } }]);
  });

  it('is acknowledged although the queue is down: the sweep finds the job', async () => {
    const reported: string[] = [];
    const { door } = aDoor({
      ports: {
        newId: () => 'id',
        store: {
          read: async () => ({ customer: undefined, conversations: new Map(), messages: new Map(), jobs: new Map() }),
          createCustomer: async () => 'created',
          commit: async () => 'committed',
        },
        queue: { push: () => Promise.reject(new Error('queue down')) },
        log: { broken: (event) => (reported.push(event), 'reference') },
      },
    });
    expect(await handleWebhook(door, call({ body: aBody(anInboundSms()) }))).toMatchObject({ statusCode: 200 });
    expect(reported).toEqual(['queue push failed']);
  });

  it.each([
    ['not JSON', 'not JSON'],
    ['an item that cannot be read', aBody(anInboundSms({ messageId: undefined }))],
  ])('200 and quarantine, since it must not come back: %s', async (_, body) => {
    const kept: QuarantineItem[] = [];
    const { door } = aDoor({
      ports: { quarantine: { keep: async (items) => void kept.push(...items) }, log: { warn: () => undefined } },
    });
    expect(await handleWebhook(door, call({ body }))).toMatchObject({ statusCode: 200 });
    expect(kept).toMatchObject([{ reason: 'malformed' }]);
  });

  it('a message to a line that is not configured is kept, with all that is needed to take it later', async () => {
    const kept: QuarantineItem[] = [];
    const { door } = aDoor({
      ports: { quarantine: { keep: async (items) => void kept.push(...items) }, log: { warn: () => undefined } },
    });
    const body = aBody(anInboundSms({ to: '41800' }));
    expect(await handleWebhook(door, call({ body }))).toMatchObject({ statusCode: 200 });
    expect(kept).toMatchObject([{ reason: 'unassigned', line: '41800', from: '385981234567' }]);
  });
});

describe('503, so that Infobip sends it again', () => {
  const broken = () => Promise.reject(new Error('storage down'));
  const reported = () => {
    const events: string[] = [];
    return { events, log: { broken: (event: string) => (events.push(event), 'reference') } };
  };

  it('when the secret cannot be looked up', async () => {
    const { events, log } = reported();
    const { door } = aDoor({ ports: { site: { current: broken, fresh: broken }, log } });
    expect(await handleWebhook(door, call())).toEqual({
      statusCode: 503,
      headers: { 'Content-Type': ['text/plain'] },
      body: '',
    });
    expect(events).toEqual(['webhook could not be stored']);
  });

  it('when the message cannot be stored', async () => {
    const { door } = aDoor({ ports: { store: { read: broken }, log: reported().log } });
    expect(await handleWebhook(door, call({ body: aBody(anInboundSms()) }))).toMatchObject({ statusCode: 503 });
  });

  it('when quarantine cannot be stored', async () => {
    const { log } = reported();
    const { door } = aDoor({ ports: { quarantine: { keep: broken }, log: { ...log, warn: () => undefined } } });
    expect(await handleWebhook(door, call({ body: 'not JSON' }))).toMatchObject({ statusCode: 503 });
  });
});
