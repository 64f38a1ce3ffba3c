import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { findBuilt } from '../../sandbox/build';
import { control } from '../../sandbox/control/control';
import { serve, type SandboxServer } from '../../sandbox/server';
import { createSite, type Site } from '../../sandbox/site';

const phone = '385981234567';
const json = z.record(z.string(), z.unknown());
const siteSchema = z.looseObject({
  webTriggers: z.record(z.string(), z.string()),
  webhookHeaders: z.record(z.string(), z.string()),
  settings: json,
});
const issuesSchema = z.looseObject({
  issues: z.array(z.looseObject({ key: z.string(), fields: z.looseObject({ summary: z.string() }) })),
});
const messagesSchema = z.object({
  messages: z.array(
    z.object({ messageId: z.string(), direction: z.string(), text: z.string(), status: z.string() }).loose(),
  ),
});

async function openSite(database = ':memory:') {
  const errors: string[] = [];
  const site = await createSite({
    built: findBuilt({ forgeBundler: false }),
    database,
    seed: 1,
    start: '2026-11-24T08:00:00.000Z',
    onError: (text) => errors.push(text),
  });
  const server = await serve(await control(site), 0, (error) => errors.push(String(error)));
  return { site, server, errors };
}

describe('the sandbox', () => {
  let site: Site;
  let server: SandboxServer;
  let errors: string[];
  jest.setTimeout(60_000);
  beforeAll(async () => {
    ({ site, server, errors } = await openSite());
  });
  beforeEach(async () => {
    await post('/sandbox/reset');
  });
  afterEach(() => {
    expect(errors).toEqual([]);
    expect(site.complaints()).toEqual([]);
  });
  afterAll(async () => {
    await server.close();
    await site.close();
  });

  const ask = async (address: string, init?: RequestInit) => {
    const answer = await fetch(server.url + address, init);
    return { status: answer.status, body: json.parse(await answer.json()) };
  };
  const post = (address: string, body: unknown = {}, headers: Record<string, string> = {}) =>
    ask(address, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  const settle = () => post('/sandbox/settle');
  const write = (text: string, more: Record<string, unknown> = {}) =>
    post(`/sandbox/phones/${phone}/send`, { channel: 'sms', text, ...more });
  const onPhone = async () => messagesSchema.parse((await ask(`/sandbox/phones/${phone}`)).body).messages;
  const requests = async () => {
    const { body } = await ask('/rest/api/3/search/jql?jql=project%3DOMN%20ORDER%20BY%20created&fields=summary');
    return issuesSchema.parse(body).issues;
  };
  const panel = (name: string, payload: unknown, account = 'agent', issue = 'OMN-1') =>
    post('/sandbox/invoke', { module: 'omnichat-panel', function: name, payload, account, issue });

  it('describes a site whose app is configured', async () => {
    const { body } = await ask('/sandbox/site');
    expect(body).toMatchObject({
      accounts: expect.arrayContaining([expect.objectContaining({ name: 'Anna Agent', role: 'agent' })]),
      projects: expect.arrayContaining([expect.objectContaining({ key: 'OMN' })]),
      senders: [{ channel: 'sms', sender: '41799000001' }],
      webTriggers: { infobip: '/webtrigger/infobip' },
      webhookHeaders: { 'x-omnichat-secret': expect.any(String) },
      modules: expect.arrayContaining([
        { key: 'omnichat-panel', type: 'jira:issuePanel', functions: expect.arrayContaining(['view', 'reply']) },
      ]),
      settings: { sender: { channel: 'sms', sender: '41799000001' }, alarms: [] },
    });
  });

  it('turns an SMS into a request and brings the answer to the phone', async () => {
    await write('Mein Router geht nicht');
    await settle();
    expect(await requests()).toMatchObject([{ key: 'OMN-1', fields: { summary: 'SMS-Anfrage von 385 **** *****' } }]);
    const answer = await panel('reply', { id: randomUUID(), text: 'Wir schauen uns das an.' });
    expect(answer).toMatchObject({ status: 200, body: { result: { code: 'ok' } } });
    await settle();
    expect(await onPhone()).toMatchObject([
      { direction: 'sent', text: 'Mein Router geht nicht', status: 'delivered' },
      { direction: 'received', status: 'delivered' },
      { direction: 'received', text: 'Wir schauen uns das an.', status: 'delivered' },
    ]);
  });

  it('lets the customers of the site open requests of their own, without a conversation', async () => {
    const request = {
      serviceDeskId: '1',
      requestTypeId: '25',
      requestFieldValues: { summary: 'Router', description: 'Guten Tag' },
    };
    const open = (account: string) => post('/rest/servicedeskapi/request', request, { 'x-account': account });
    expect(await open('customer')).toMatchObject({ status: 201, body: { issueKey: 'OMN-1' } });
    expect(await open('customer2')).toMatchObject({ body: { reporter: { displayName: 'Petra Portal' } } });
    for (const app of ['app', 'automation']) expect(await open(app)).toMatchObject({ status: 400 });
    await settle();
    expect(await requests()).toMatchObject([{ key: 'OMN-1' }, { key: 'OMN-2' }]);
  });

  it('takes the same webhook many times at once', async () => {
    const { webTriggers, webhookHeaders } = siteSchema.parse((await ask('/sandbox/site')).body);
    const result = (messageId: string) => ({
      messageId,
      from: phone,
      to: '41799000001',
      text: messageId,
      cleanText: messageId,
      receivedAt: '2026-11-24T08:00:00.000+0000',
      smsCount: 1,
    });
    const body = { results: [result('first'), result('second')] };
    const address = server.url + (webTriggers['infobip'] ?? '');
    const calls = Array.from({ length: 20 }, () =>
      fetch(address, { method: 'POST', headers: webhookHeaders, body: JSON.stringify(body) }),
    );
    const answers = await Promise.all(calls);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await settle();
    expect(await requests()).toHaveLength(1);
  });

  it('refuses what it does not know, in one form', async () => {
    expect(await write('')).toMatchObject({ status: 400, body: { error: { code: 'no_text' } } });
    expect(await post(`/sandbox/phones/${phone}/send`, { channel: 'viber', text: 'x' })).toMatchObject({
      status: 400,
      body: { error: { code: 'unknown_channel' } },
    });
    expect(await panel('view', {}, 'agent', 'OMN-99')).toMatchObject({ status: 404 });
    expect(await panel('nonsense', {})).toMatchObject({
      status: expect.any(Number),
      body: { error: expect.anything() },
    });
    expect(await post('/sandbox/clock', { advance: '24 hours' })).toMatchObject({ status: 400 });
    expect(await post('/sandbox/faults', { target: 'moon', effect: {} })).toMatchObject({ status: 400 });
    expect(await ask('/rest/api/3/myself', { headers: { 'x-account': 'nobody' } })).toMatchObject({ status: 400 });
  });

  it('moves the clock for everybody', async () => {
    const before = Date.parse(z.string().parse((await ask('/sandbox/clock')).body['now']));
    await post('/sandbox/clock', { advance: 'P1DT1H' });
    await write('Später');
    const [message] = await onPhone();
    expect(Date.parse(z.string().parse(message?.['at']))).toBeGreaterThanOrEqual(before + 25 * 3_600_000);
  });

  it('lets Infobip try again when the storage is down', async () => {
    await post('/sandbox/faults', { target: 'kvs', times: 50, effect: { status: 500 } });
    await write('Hallo?');
    expect(await onPhone()).toMatchObject([{ status: 'pending' }]);
    await ask('/sandbox/faults', { method: 'DELETE' });
    await settle();
    expect(await onPhone()).toMatchObject([{ status: 'delivered' }, { direction: 'received' }]);
    expect(await requests()).toHaveLength(1);
  });

  it('shows figures, records without secrets, and logs', async () => {
    await ask('/sandbox/metrics', { method: 'DELETE' });
    await write('Hallo');
    await settle();
    const { body } = await ask('/sandbox/metrics');
    expect(body).toMatchObject({ calls: { kvs: expect.any(Number) }, cost: expect.any(Number) });
    const storage = await (await fetch(`${server.url}/sandbox/storage`)).text();
    expect(storage).not.toContain('sandbox-api-key');
    expect((await fetch(`${server.url}/sandbox/logs`)).status).toBe(200);
  });

  it('serves the desk, and frames from the other origin only', async () => {
    const frame = `/frame/panel/index.html`;
    const page = await fetch(`http://127.0.0.1:${String(server.port)}${frame}`);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).toContain('<head><script src="/frame/bridge.js"></script>');
    expect(await ask(frame)).toMatchObject({ status: 403 });
    expect((await fetch(`${server.url}/browse/OMN-1`)).status).toBe(200);
    expect(await ask('/desk/assets/..%2f..%2fapp%2findex.cjs')).toMatchObject({ status: 404 });
  });
});

describe('a sandbox that is started again', () => {
  it('is the same site', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'omnichat-'));
    const database = path.join(folder, 'site.sqlite');
    const first = await openSite(database);
    await first.site.infobip.customerSends(phone, { channel: 'sms', text: 'Hallo' });
    await first.site.timeline.settle();
    await first.site.timeline.advance(3_600_000);
    const stoppedAt = first.site.timeline.now();
    await first.server.close();
    await first.site.close();

    const second = await openSite(database);
    await second.site.infobip.customerSends(phone, { channel: 'sms', text: 'Noch da?' });
    await second.site.timeline.settle();
    expect(second.site.timeline.now()).toBeGreaterThanOrEqual(stoppedAt);
    expect(second.site.jira.issues('OMN')).toHaveLength(1);
    expect(second.site.infobip.phones.of(phone)).toHaveLength(3);
    expect([...first.errors, ...second.errors]).toEqual([]);
    await second.server.close();
    await second.site.close();
    rmSync(folder, { recursive: true });
  });
});
