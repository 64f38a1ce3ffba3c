import type { z } from 'zod';
import type { HttpAnswer } from '../ports';

/** A request that cannot be: becomes `{error: {code, message}}` with a 4xx status. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export interface ControlRequest {
  method: string;
  /** Without the query. */
  path: string;
  /** Path and query as they came. */
  target: string;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Record<string, string>;
  /** The values of `{…}` in the route's path, decoded. */
  params: Record<string, string>;
  body: Buffer;
}

/** Server-sent events: `open` is called once, and what it returns when the page has gone. */
export interface EventStream {
  open(send: (event: unknown) => void): () => void;
}
export type ControlAnswer = HttpAnswer | EventStream;

export interface Route {
  method: string;
  /** Segments; `{name}` takes one, a last `{name...}` the rest. */
  path: string;
  handle(request: ControlRequest): ControlAnswer | Promise<ControlAnswer>;
}

export const json = (body: unknown, status = 200): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
});

/** The body as `schema`; an empty body is `{}`. */
export function readJson<T>(schema: z.ZodType<T>, { body }: ControlRequest): T {
  let value: unknown = {};
  try {
    if (body.length > 0) value = JSON.parse(body.toString('utf8'));
  } catch {
    throw new ControlError(400, 'not_json', 'The body is not JSON.');
  }
  return parse(schema, value);
}

/** The query as `schema`. */
export function readQuery<T>(schema: z.ZodType<T>, { query }: ControlRequest): T {
  return parse(schema, Object.fromEntries(query));
}

/** @throws {ControlError} 400 that names each wrong place */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  throw new ControlError(400, 'invalid', problems.join('; '));
}

export function param({ params }: ControlRequest, name: string): string {
  return params[name] ?? '';
}

/** The first route that fits, and the values of its parameters. */
export function findRoute(
  routes: Route[],
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | 'wrong method' | undefined {
  let known = false;
  for (const route of routes) {
    const params = match(route.path, path);
    if (!params) continue;
    if (route.method === method || route.method === 'ANY') return { route, params };
    known = true;
  }
  return known ? 'wrong method' : undefined;
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const parts = path.split('/');
  const wanted = pattern.split('/');
  const params: Record<string, string> = {};
  for (const [place, want] of wanted.entries()) {
    const rest = /^\{(\w+)\.\.\.\}$/.exec(want)?.[1];
    if (rest !== undefined) {
      params[rest] = parts.slice(place).map(decode).join('/');
      return params;
    }
    const part = parts[place];
    const name = /^\{(\w+)\}$/.exec(want)?.[1];
    if (part === undefined || (name === undefined ? part !== want : part === '')) return undefined;
    if (name !== undefined) params[name] = decode(part);
  }
  return wanted.length === parts.length ? params : undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ControlError(400, 'invalid', `The address has a part that cannot be read: ${part}`);
  }
}
