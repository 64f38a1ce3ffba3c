import { inspect } from 'node:util';
import { infobipSdk, type SdkOutcome } from '../../../src/adapters/infobip/sdk';
import {
  anAddressNobodyListensAt,
  anInfobipThatAnswers,
  json,
  type AnsweringServer,
} from '../../support/an-infobip-that-answers';

const KEY = 'k3y-that-must-not-escape';
const message = { messageId: 'ours-1', from: '41799000000', to: '385981234567', text: 'Guten Tag' };

const open: AnsweringServer[] = [];
async function server(...how: Parameters<typeof anInfobipThatAnswers>): Promise<AnsweringServer> {
  const started = await anInfobipThatAnswers(...how);
  open.push(started);
  return started;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()));
});

/** What came of it, after a look that the key is nowhere in it. */
function withoutKey(outcome: SdkOutcome): SdkOutcome {
  expect(JSON.stringify(outcome)).not.toContain(KEY);
  expect(inspect(outcome, { depth: Infinity, showHidden: true })).not.toContain(KEY);
  return outcome;
}
const send = async (url: string) => withoutKey(await infobipSdk(url, KEY).sendSms(message));

describe('what is sent', () => {
  it('is what the API knows, with our id and the key in its header', async () => {
    const { url, received } = await server(json(200, { messages: [] }));
    await send(url);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      method: 'POST',
      path: '/sms/2/text/advanced',
      headers: { authorization: `App ${KEY}` },
    });
    expect(received[0]?.body).toEqual({
      messages: [
        { from: '41799000000', destinations: [{ to: '385981234567', messageId: 'ours-1' }], text: 'Guten Tag' },
      ],
      includeSmsCountInResponse: true,
    });
  });

  it('a preview is the text alone', async () => {
    const { url, received } = await server(json(200, { previews: [] }));
    withoutKey(await infobipSdk(url, KEY).previewSms('OmniChat'));
    expect(received[0]).toMatchObject({ path: '/sms/1/preview', body: { text: 'OmniChat' } });
  });
});

describe('an answer', () => {
  it.each([200, 400, 401, 403, 404, 429, 500, 503])('%s comes with its body', async (status) => {
    const { url } = await server(json(status, { told: status }));
    expect(await send(url)).toEqual({ kind: 'answer', status, body: { told: status }, retryAfterMs: undefined });
  });

  it('may be no JSON', async () => {
    const { url } = await server((response) => response.writeHead(502).end('<html>Bad gateway</html>'));
    expect(await send(url)).toMatchObject({ kind: 'answer', status: 502, body: '<html>Bad gateway</html>' });
  });

  it('may have no body', async () => {
    const { url } = await server((response) => response.writeHead(404).end());
    expect(await send(url)).toMatchObject({ kind: 'answer', status: 404 });
  });

  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Wed, 25 Nov 2026 10:00:00 GMT', undefined],
  ])('may say when to come again: %s', async (after, retryAfterMs) => {
    const { url } = await server(json(429, {}, { 'retry-after': after }));
    expect(await send(url)).toMatchObject({ kind: 'answer', retryAfterMs });
  });

  it('that points elsewhere is not followed', async () => {
    const elsewhere = await server(json(200, {}));
    const { url } = await server((response) => response.writeHead(302, { location: elsewhere.url }).end());
    expect(await send(url)).toMatchObject({ kind: 'answer', status: 302 });
    expect(elsewhere.received).toEqual([]);
  });
});

describe('without an answer', () => {
  it('a refused connection is certainly not sent', async () => {
    expect(await send(await anAddressNobodyListensAt())).toEqual({ kind: 'not-sent' });
  });

  it('a host without a name in the world is certainly not sent', async () => {
    expect(await send('http://nobody.invalid')).toEqual({ kind: 'not-sent' });
  });

  it('a connection that breaks is unclear', async () => {
    const { url } = await server((response) => response.socket?.destroy());
    expect(await send(url)).toEqual({ kind: 'unclear' });
  });

  it('a hanging answer and one that drips without end are unclear, well inside a resolver’s 25 seconds', async () => {
    const hanging = await server(() => {});
    const dripping = await server((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 500);
      response.on('close', () => clearInterval(drip));
    });
    const began = performance.now();
    expect(await Promise.all([send(hanging.url), send(dripping.url)])).toEqual([
      { kind: 'unclear' },
      { kind: 'unclear' },
    ]);
    expect(performance.now() - began).toBeLessThan(20_000);
  }, 25_000);

  it('what the SDK itself refuses is never taken for sent', async () => {
    const { url, received } = await server(json(200, {}));
    const outcome = await infobipSdk(url, KEY).sendSms({ ...message, to: '3'.repeat(60) });
    expect(withoutKey(outcome).kind).not.toBe('answer');
    expect(received).toEqual([]);
  });
});
