import type { SiteState } from '../../../src/app/ports';
import { infobipSms } from '../../../src/adapters/infobip/sms';
import { testConnection } from '../../../src/adapters/infobip/test-connection';
import { INITIAL_SETTINGS } from '../../../src/domain/settings';
import { aStatus } from '../../support/a-webhook-body';
import {
  anAddressNobodyListensAt,
  anInfobipThatAnswers,
  json,
  type AnsweringServer,
} from '../../support/an-infobip-that-answers';
import { at } from '../../support/moments';

const site = (baseUrl: string, apiKey = 'key'): SiteState => ({
  settings: { ...INITIAL_SETTINGS, connection: { baseUrl, keyId: 'k1', testedAt: at('09:00') } },
  apiKey,
  keyedHash: () => '',
});
const unchanging = (state: ReturnType<typeof site>) => ({ current: async () => state, fresh: async () => state });
const sendThrough = (baseUrl: string) =>
  infobipSms(unchanging(site(baseUrl))).send({ id: 'ours-1', sender: '41799', to: '385981234567', text: 'Hallo' });

const open: AnsweringServer[] = [];
async function answering(...how: Parameters<typeof json>): Promise<string> {
  const server = await anInfobipThatAnswers(json(...how));
  open.push(server);
  return server.url;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()));
});

describe('what became of a message', () => {
  const answers = (status: Record<string, unknown>) => ({ messages: [{ messageId: 'ours-1', status, smsCount: 2 }] });

  it.each([
    ['pending', aStatus(1, 26)],
    ['accepted', aStatus(0, 0)],
    ['delivered already', aStatus(3, 5)],
    ['its id was used before: an earlier call went through', aStatus(5, 23)],
  ])('taken over: %s', async (_, status) => {
    expect(await sendThrough(await answering(200, answers(status)))).toEqual({ outcome: 'accepted', parts: 2 });
  });

  it('refused inside a 200', async () => {
    expect(await sendThrough(await answering(200, answers(aStatus(5, 51, 'Invalid destination'))))).toEqual({
      outcome: 'refused',
      failure: { reason: 'number-invalid', description: 'Invalid destination' },
      alarm: false,
    });
  });

  it('refused for want of credit: the administrators are told', async () => {
    expect(await sendThrough(await answering(200, answers(aStatus(5, 12))))).toMatchObject({
      outcome: 'refused',
      failure: { reason: 'no-credit' },
      alarm: true,
    });
  });

  it.each([401, 403])('%s: the key is refused, and the administrators are told', async (status) => {
    expect(await sendThrough(await answering(status, {}))).toEqual({
      outcome: 'refused',
      failure: { reason: 'key-refused' },
      alarm: true,
    });
  });

  it.each([400, 404])('%s: another try would not help', async (status) => {
    expect(await sendThrough(await answering(status, {}))).toMatchObject({ outcome: 'refused', alarm: false });
  });

  it.each([429, 503])('%s: certainly not taken over, worth another try', async (status) => {
    const url = await answering(status, {}, { 'retry-after': '7' });
    expect(await sendThrough(url)).toEqual({ outcome: 'not-accepted', retryAfterMs: 7000 });
  });

  it.each([
    ['500', 500, {}],
    ['502', 502, {}],
    ['a 200 that says nothing', 200, {}],
    ['a 200 without a message', 200, { messages: [] }],
    ['a redirect', 302, {}],
  ])('unclear: %s', async (_, status, body) => {
    expect(await sendThrough(await answering(status, body))).toEqual({ outcome: 'unclear' });
  });

  it('unclear: an answer that breaks off', async () => {
    const server = await anInfobipThatAnswers((response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{', () => response.socket?.destroy());
    });
    open.push(server);
    expect(await sendThrough(server.url)).toEqual({ outcome: 'unclear' });
  });

  it('nobody listens: certainly not taken over', async () => {
    expect(await sendThrough(await anAddressNobodyListensAt())).toEqual({
      outcome: 'not-accepted',
      retryAfterMs: undefined,
    });
  });

  it('a refused key is looked up anew, since it may have been changed a moment ago', async () => {
    const refusing = await answering(401, {});
    const accepting = await answering(200, {
      messages: [{ messageId: 'ours-1', to: '385981234567', status: aStatus(1, 26) }],
    });
    const sms = infobipSms({
      current: async () => site(refusing, 'old'),
      fresh: async () => site(accepting, 'new'),
    });
    expect(await sms.send({ id: 'ours-1', sender: '41799', to: '385981234567', text: 'Hallo' })).toMatchObject({
      outcome: 'accepted',
    });
  });

  it('nothing is configured', async () => {
    const unset = infobipSms(unchanging({ ...site(''), settings: INITIAL_SETTINGS }));
    expect(await unset.send({ id: 'ours-1', sender: '41799', to: '385981234567', text: 'Hallo' })).toEqual({
      outcome: 'refused',
      failure: { reason: 'not-configured' },
      alarm: true,
    });
  });
});

describe('trying a connection', () => {
  const tried = async (...how: Parameters<typeof json>) =>
    testConnection({ baseUrl: await answering(...how), apiKey: 'key' });

  it('works when a preview comes back', async () => {
    expect(await tried(200, { previews: [{}] })).toEqual({ code: 'ok' });
  });

  it.each([
    [401, {}, { code: 'api-key-refused' }],
    [403, {}, { code: 'scope-missing', scope: 'sms:manage' }],
    [500, {}, { code: 'provider-problem', status: 500 }],
    [200, { hello: 'world' }, { code: 'provider-problem', status: 200 }],
  ])('%s %j', async (status, body, refusal) => {
    expect(await tried(status, body)).toEqual(refusal);
  });

  it('says that nobody answers', async () => {
    expect(await testConnection({ baseUrl: await anAddressNobodyListensAt(), apiKey: 'key' })).toEqual({
      code: 'provider-unreachable',
    });
  });
});
