import { z } from 'zod';
import type { HttpAnswer } from '../ports';
import type { Account } from './account';
import { Refusal } from './refusal';

/** One call on its way to its endpoint: who asks, the parts of the path, and what came with it, still unparsed. */
export interface Call {
  actor: Account;
  /** The app's own account, as opposed to a person. */
  asApp: boolean;
  param(name: string): string;
  /** Query parameters; repeated ones are joined by commas. */
  query: Record<string, string>;
  body: unknown;
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As the OpenAPI documents write it, for example `/rest/api/3/issue/{issueIdOrKey}`. */
  template: string;
  handle(call: Call): HttpAnswer;
}

export interface Match {
  route: Route;
  params: Record<string, string>;
}

const jsonHeaders = { 'content-type': 'application/json;charset=UTF-8' };

export function json(status: number, body: unknown): HttpAnswer {
  return { status, headers: { ...jsonHeaders }, body: JSON.stringify(body) };
}

/** Success without a body: 204, and the 201 of links. */
export function empty(status: number): HttpAnswer {
  return { status, headers: {}, body: '' };
}

/** Parses what a caller sent; 400 names each wrong place. */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) errors[issue.path.join('.') || 'request'] = issue.message;
  throw new Refusal(400, { messages: ['Invalid request payload. Refer to the REST API documentation.'], errors });
}

export const wholeNumber = z.string().regex(/^\d+$/, 'must be a whole number').transform(Number);
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** Finds the endpoint of a path; a literal segment wins over a parameter. */
export function createRouter(routes: Route[]): (method: string, path: string) => Match | undefined {
  const table = routes.map((route) => {
    const segments = route.template.split('/');
    return { route, segments, parameters: segments.filter((segment) => segment.startsWith('{')).length };
  });
  table.sort((a, b) => a.parameters - b.parameters);
  const bySize = new Map<string, typeof table>();
  for (const entry of table) {
    const size = `${entry.route.method} ${String(entry.segments.length)}`;
    bySize.set(size, [...(bySize.get(size) ?? []), entry]);
  }

  return (method, path) => {
    const given = path.split('/');
    for (const { route, segments } of bySize.get(`${method} ${String(given.length)}`) ?? []) {
      const params = matchSegments(segments, given);
      if (params) return { route, params };
    }
    return undefined;
  };
}

function matchSegments(segments: string[], given: string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [position, segment] of segments.entries()) {
    const value = given[position] ?? '';
    if (segment.startsWith('{')) {
      if (value === '') return undefined;
      params[segment.slice(1, -1)] = decode(value);
    } else if (segment !== value) return undefined;
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refusal(400, { messages: ['The path is not properly encoded.'] });
  }
}
