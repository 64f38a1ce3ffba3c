import { z } from 'zod';
import type { Instance } from '../instance';
import type { Issue } from '../issue';
import { compileJql } from '../jql';
import { refuse } from '../refusal';
import { type Call, flag, json, list, parse, type Route, wholeNumber } from '../route';
import { issueBean } from './read-issues';

const jql = z.string().refine((text) => text.trim() !== '', 'Unbounded JQL queries are not allowed here.');
const maxResults = z.number().int().min(0).max(5000);

const searchBody = z.strictObject({
  jql,
  nextPageToken: z.string().optional(),
  maxResults: maxResults.default(50),
  fields: z.array(z.string()).default(['id']),
  expand: z.string().optional(),
  properties: z.array(z.string()).max(5).optional(),
  fieldsByKeys: z.boolean().optional(),
  reconcileIssues: z.array(z.number().int()).max(50).default([]),
});

const searchQuery = z.strictObject({
  jql,
  nextPageToken: z.string().optional(),
  maxResults: wholeNumber.optional(),
  fields: list.optional(),
  expand: z.string().optional(),
  properties: list.optional(),
  fieldsByKeys: flag.optional(),
  failFast: flag.optional(),
  reconcileIssues: list.transform((ids) => ids.map(Number)).optional(),
});

const pageToken = z.strictObject({ start: z.number().int(), jql: z.string(), until: z.number() });
const tokenLife = 7 * 86_400_000;

export function searchRoutes(instance: Instance): Route[] {
  const { access, index, store, now } = instance;

  /** What the index shows, with the named issues as they are now, in the order of the query. */
  const find = (call: Call, query: string, reconcile: number[]): Issue[] => {
    const compiled = compileJql(instance, call.actor, query);
    const fresh = new Set(reconcile.map(String));
    const current = [...fresh].map((id) => store.issues.find(id)).filter((issue) => issue !== undefined);
    // The index may still show issues of a project that is deleted.
    const known = index.shown().filter((issue) => store.projects.find(issue.projectId) && !fresh.has(issue.id));
    return [...known, ...current]
      .filter((issue) => compiled.matches(issue))
      .sort((a, b) => compiled.compare(a, b))
      .map((issue) => store.issues.find(issue.id))
      .filter((issue) => issue !== undefined && access.seesIssue(call.actor, issue))
      .filter((issue) => issue !== undefined);
  };

  const answer = (call: Call, given: z.output<typeof searchBody>) => {
    const found = find(call, given.jql, given.reconcileIssues);
    const start = given.nextPageToken === undefined ? 0 : readToken(given.nextPageToken, given.jql, now());
    const end = start + given.maxResults;
    const { fields, properties } = given;
    const issues = found
      .slice(start, end)
      .map((issue) => resultBean(issueBean(instance, issue, call.actor, { fields, properties }), fields));
    const isLast = end >= found.length;
    const token = () => Buffer.from(JSON.stringify({ start: end, jql: given.jql, until: now() + tokenLife }));
    return json(200, { issues, isLast, ...(isLast ? {} : { nextPageToken: token().toString('base64url') }) });
  };

  return [
    {
      method: 'POST',
      template: '/rest/api/3/search/jql',
      handle: (call) => answer(call, parse(searchBody, call.body)),
    },
    {
      method: 'GET',
      template: '/rest/api/3/search/jql',
      handle(call) {
        const query = parse(searchQuery, call.query);
        const { failFast: _unused, fieldsByKeys: _ignored, ...given } = query;
        return answer(call, parse(searchBody, given));
      },
    },
    {
      method: 'POST',
      template: '/rest/api/3/search/approximate-count',
      handle(call) {
        const given = parse(z.strictObject({ jql }), call.body);
        return json(200, { count: find(call, given.jql, []).length });
      },
    },
  ];
}

/** Without chosen fields a result is its id, and its key only when asked for. */
function resultBean(bean: object, fields: string[]): object {
  const withKey = fields.some((name) => name !== 'id');
  const { id, key, self, fields: values, properties } = z.looseObject({ id: z.string() }).parse(bean);
  const rest = properties === undefined ? {} : { properties };
  return withKey ? { id, key, self, fields: values, ...rest } : { id, ...rest };
}

function readToken(token: string, jqlNow: string, at: number): number {
  const invalid = refuse(400, 'The nextPageToken is invalid or has expired.');
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    throw invalid;
  }
  const read = pageToken.safeParse(decoded);
  if (!read.success || read.data.jql !== jqlNow || read.data.until < at) throw invalid;
  return read.data.start;
}
