import { z } from 'zod';
import type { PlatformCall } from '../../ports';
import type { DoorAnswer } from '../invocation';
import { bodyForDoor, toResponse } from './door-bodies';
import { fetchFailed } from './failure-code';

const metaSchema = z.strictObject({
  type: z.string(),
  provider: z.string().optional(),
  remote: z.string().optional(),
  accountId: z.string().optional(),
});

// Realtime sends `errors: []` with its request; the platform ignores it.
const initSchema = z.strictObject({
  method: z.string().default('GET'),
  headers: z.unknown().optional(),
  body: z.unknown().optional(),
  redirect: z.enum(['follow', 'manual', 'error']).optional(),
  signal: z.instanceof(AbortSignal).nullish(),
  errors: z.array(z.never()).optional(),
});

// The libraries send plain objects nearly always: each member that refuses before costs more than reading does.
const headerPairs = z.union([
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]).optional()).transform((record) =>
    // A value `undefined` would become the text "undefined" in `Headers`.
    Object.entries(record).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  ),
  z.instanceof(Headers).transform((headers) => [...headers.entries()]),
  z.array(z.tuple([z.string(), z.string()])),
]);
const pathSchema = z.string();

/**
 * `__forge_fetch__(meta, path, init)`: every call of the libraries to Atlassian.
 * A meta, method or option that nobody has modelled is an error, here and not later.
 */
export function createPlatformFetch(pass: (call: PlatformCall) => Promise<DoorAnswer>) {
  return async (meta: unknown, path: unknown, init: unknown): Promise<Response> => {
    const to = metaSchema.parse(meta);
    const { method, headers: given, body: content, signal } = initSchema.parse(init ?? {});
    const headers: Record<string, string> = {};
    for (const [name, value] of headerPairs.parse(given ?? {})) headers[name.toLowerCase()] = value;
    signal?.throwIfAborted();

    let body: string | Uint8Array | undefined;
    if (typeof content === 'string') body = content;
    else if (content !== undefined && content !== null) {
      // Forms and binary bodies: let Fetch itself encode them, boundary included.
      const encoded = new Request('https://body.invalid/', { method, headers, body: bodyInit.parse(content) });
      const type = encoded.headers.get('content-type');
      if (type !== null) headers['content-type'] = type;
      body = bodyForDoor(new Uint8Array(await encoded.arrayBuffer()), headers['content-type']);
    }

    const answer = await pass({
      kind: 'forge',
      meta: {
        type: to.type,
        ...(to.provider !== undefined && { provider: to.provider }),
        ...(to.remote !== undefined && { remote: to.remote }),
        ...(to.accountId !== undefined && { accountId: to.accountId }),
      },
      path: pathSchema.parse(path),
      method: method.toUpperCase(),
      headers,
      body,
    });
    if ('failure' in answer) throw fetchFailed(answer.failure);
    return toResponse(answer);
  };
}

const bodyInit = z.union([
  z.instanceof(FormData),
  z.instanceof(Blob),
  z.instanceof(URLSearchParams),
  z.instanceof(ArrayBuffer),
  z.instanceof(Uint8Array).transform((bytes) => Uint8Array.from(bytes)),
]);
