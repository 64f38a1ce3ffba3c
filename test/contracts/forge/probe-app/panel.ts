import api, { assumeTrustedRoute, getAppContext, webTrigger } from '@forge/api';
import { Queue, type PushEvent } from '@forge/events';
import { kvs } from '@forge/kvs';
import { publish, publishGlobal, signRealtimeToken } from '@forge/realtime';
import Resolver from '@forge/resolver';
import { AuthType, Infobip } from '@infobip-api/sdk';
import { z } from 'zod';

const resolver = new Resolver();
const record = z.record(z.string(), z.unknown());
const resolverRequest = z.object({ payload: record, context: record });
let calls = 0;

function define(name: string, run: (payload: Record<string, unknown>, context: Record<string, unknown>) => unknown) {
  resolver.define(name, (request) => {
    const { payload, context } = resolverRequest.parse(request);
    return run(payload, context);
  });
}
const text = z.string();
/** The SDK types this as `any`. */
const smsChannel = z.custom<{
  send(request: object): Promise<unknown>;
  http: { axios: { defaults: { timeout?: number } } };
}>((value) => typeof value === 'object');
const failure = z.object({
  name: z.string().optional(),
  message: z.string(),
  code: z.union([z.string(), z.number()]).optional(),
  status: z.number().optional(),
  errorCode: z.string().optional(),
});
async function tried(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return { result: await work() };
  } catch (error) {
    return { failure: failure.parse(error) };
  }
}

define('context', (payload, context) => ({ payload, context }));
define('count', () => (calls += 1));
define('throws', () => {
  throw new RangeError('on purpose');
});
define('now', () => ({ now: Date.now(), iso: new Date().toISOString(), isDate: new Date() instanceof Date }));
define('remaining', () => ({ ms: getAppContext().invocationRemainingTimeInMillis() }));
define('log', () => console.warn('hello %s', 'world'));
define('loop', () => {
  for (;;);
});
define('wait', async ({ ms }) => {
  await new Promise((resolve) => setTimeout(resolve, z.number().parse(ms)));
  return 'waited';
});

define('store', async ({ key, value }) => {
  await kvs.set(text.parse(key), value ?? 1);
  return 'stored';
});
define('read', async ({ key }) => ({ value: await kvs.get(text.parse(key)) }));
define('readTogether', async () => (await Promise.all([kvs.get('a'), kvs.get('b')])).length);
define('readInTurn', async () => [await kvs.get('a'), await kvs.get('b')].length);

define('jira', ({ as, account, path, method, body }) =>
  tried(async () => {
    const route = assumeTrustedRoute(text.parse(path));
    const who =
      as === 'app' ? api.asApp() : account === undefined ? api.asUser() : api.asUser(z.string().parse(account));
    const answer = await who.requestJira(route, {
      method: z.string().default('GET').parse(method),
      ...(typeof body === 'string' && { body }),
    });
    return { status: answer.status, text: await answer.text() };
  }),
);
define('upload', () =>
  tried(async () => {
    const answer = await api.asApp().requestJira(assumeTrustedRoute('/rest/api/3/issue/1/attachments'), {
      method: 'POST',
      body: Uint8Array.from([0, 255, 1]).buffer,
      headers: { 'X-Atlassian-Token': 'no-check', 'content-type': 'application/octet-stream' },
    });
    return answer.status;
  }),
);

define('fetch', ({ url, timeout }) =>
  tried(async () => {
    const signal = typeof timeout === 'number' ? AbortSignal.timeout(timeout) : null;
    const answer = await fetch(text.parse(url), { method: 'POST', body: '{"a":1}', signal });
    return { status: answer.status, text: await answer.text() };
  }),
);
define('sdk', ({ baseUrl, timeout }) =>
  tried(async () => {
    const client = new Infobip({ baseUrl: text.parse(baseUrl), apiKey: 'key', authType: AuthType.ApiKey });
    const sms = smsChannel.parse(z.object({ sms: z.unknown() }).parse(client.channels).sms);
    if (typeof timeout === 'number') sms.http.axios.defaults.timeout = timeout;
    const message = { from: 'A', destinations: [{ to: '385981234567' }], text: 'hi' };
    const answer = await sms.send({ messages: [message] });
    const failed = failure.safeParse(answer);
    if (failed.success) return { returned: failed.data };
    return z.object({ status: z.number(), data: z.unknown() }).parse(answer);
  }),
);

const queue = new Queue({ key: 'work' });
define('push', ({ events, queue: key = 'work' }) =>
  tried(() => new Queue({ key: text.parse(key) }).push(pushed.parse(events))),
);
define('stats', ({ job }) => tried(() => queue.getStats(text.parse(job))));
define('cancel', ({ job }) => tried(() => queue.cancel(text.parse(job))));
const pushed = z.custom<PushEvent[]>((value) => Array.isArray(value));

define('publish', ({ channel, payload, token }) =>
  tried(() => publish(text.parse(channel), z.string().parse(payload), typeof token === 'string' ? { token } : {})),
);
define('publishGlobal', ({ channel, payload, token }) =>
  tried(() =>
    publishGlobal(
      text.parse(channel),
      z.union([text, z.record(text, text)]).parse(payload),
      typeof token === 'string' ? { token } : {},
    ),
  ),
);
define('sign', ({ channel, claims }) =>
  tried(() => signRealtimeToken(text.parse(channel), z.record(z.string(), z.string()).parse(claims))),
);
define('urls', () =>
  tried(async () => {
    const url = await webTrigger.getUrl('hook');
    const again = await webTrigger.getUrl('hook');
    const fresh = await webTrigger.getUrl('hook', true);
    await webTrigger.deleteUrl(url);
    return { url, again, fresh, all: await webTrigger.queryUrls('hook') };
  }),
);

export const panel = resolver.getDefinitions();
