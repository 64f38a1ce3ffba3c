import { z } from 'zod';
import type { Chance, HttpAnswer, HttpRequest } from '../ports';
import { jsonAnswer } from './calls/answers';
import type { Invoker } from './invoker';
import type { Logs } from './logs';
import type { Manifest } from './manifest';
import { describeEnding } from './retry';
import type { WebTriggerAddresses } from './web-trigger-addresses';

const maxBytes = 5 * 1024 * 1024;
const dynamicResponse = z.strictObject({
  statusCode: z.number().int().min(100).max(599),
  headers: z.record(z.string(), z.array(z.string())).optional(),
  body: z.string().optional(),
  statusText: z.string().optional(),
});
const staticResponse = z.strictObject({ outputKey: z.string() });

/**
 * Serves the app's web triggers over HTTP. `path` is `/public/{id}`, as in the addresses that the platform gives out, or
 * `/webtrigger/{key}` for the module's newest one; more path and a query may follow.
 */
export function createWebTriggers(options: {
  manifest: Manifest;
  addresses: WebTriggerAddresses;
  invoker: Invoker;
  chance: Chance;
  logs: Logs;
}): (request: HttpRequest) => Promise<HttpAnswer> {
  const { manifest, addresses, invoker, chance, logs } = options;
  const modules = new Map(manifest.modules.webtrigger.map((module) => [module.key, module]));

  // Senders write header names as they like, and nothing on the way makes them alike.
  const anyCase = (name: string): string =>
    chance.next() < 0.5
      ? name
      : name.replace(/(^|-)(\w)/g, (_all, dash: string, first: string) => dash + first.toUpperCase());

  function find(path: string): { key: string; id: string; userPath: string } | undefined {
    const [, kind, name = '', userPath = ''] = /^\/(public|webtrigger)\/([^/]+)(\/.*)?$/.exec(path) ?? [];
    const address = kind === 'public' ? addresses.find(name) : addresses.of(decodeURIComponent(name));
    return address && { ...address, userPath };
  }

  function answer(result: unknown, key: string): HttpAnswer {
    const response = modules.get(key)?.response;
    if (response?.type === 'static') {
      const chosen = staticResponse.safeParse(result);
      const output = chosen.success && response.outputs?.find((each) => each.key === chosen.data.outputKey);
      if (!output) return broken(key, `answered ${JSON.stringify(result)}, which names no output of the manifest`);
      const headers: Record<string, string> =
        output.contentType === undefined ? {} : { 'content-type': output.contentType };
      return { status: output.statusCode, headers, body: output.body ?? '' };
    }
    const parsed = dynamicResponse.safeParse(result);
    if (!parsed.success)
      return broken(key, `answered something else than a web response: ${z.prettifyError(parsed.error)}`);
    const { statusCode, headers = {}, body = '' } = parsed.data;
    const joined = Object.entries(headers).map(([name, values]): [string, string] => [
      name.toLowerCase(),
      values.join(', '),
    ]);
    return { status: statusCode, headers: Object.fromEntries(joined), body };
  }

  function broken(key: string, what: string): HttpAnswer {
    logs.platform('error', `Web trigger ${key} ${what}`);
    return jsonAnswer(500, { message: 'Internal server error' });
  }

  return async ({ method, path, headers, body = '' }) => {
    const [pathname = '', query = ''] = path.split('?');
    const target = find(pathname);
    const module = target && modules.get(target.key);
    if (!target || !module) return jsonAnswer(404, { message: 'Not found' });
    const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
    const headerBytes = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    if (Buffer.byteLength(text) + headerBytes > maxBytes) return jsonAnswer(413, { message: 'Payload too large' });

    const queryParameters: Record<string, string[]> = {};
    for (const [name, value] of new URLSearchParams(query)) {
      queryParameters[name] = [...(queryParameters[name] ?? []), ...value.split(',')];
    }
    const ending = await invoker.invoke({
      functionKey: module.function,
      moduleKey: module.key,
      moduleType: 'webtrigger',
      payload: {
        method,
        path: `/public/${target.id}${target.userPath}`,
        userPath: target.userPath,
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [anyCase(name), [value]])),
        queryParameters,
        body: text,
      },
    });
    if (ending.status === 'returned') return answer(ending.result, target.key);
    const failed = broken(target.key, describeEnding(ending));
    return ending.status === 'timedOut' ? { ...failed, status: 504 } : failed;
  };
}
