import { z } from 'zod';
import { ApiFailure, type Api } from './api';

/** What the desk reads of Jira, and does there, all through its REST interface. */
const person = z.object({ accountId: z.string(), displayName: z.string() });
const statusSchema = z.object({
  name: z.string(),
  statusCategory: z.object({ key: z.enum(['new', 'indeterminate', 'done', 'undefined']) }),
});
export type Status = z.infer<typeof statusSchema>;
const issueSchema = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    summary: z.string(),
    status: statusSchema,
    created: z.string(),
    updated: z.string(),
    reporter: person.nullish(),
    assignee: person.nullish(),
    priority: z.object({ name: z.string() }).nullish(),
    issuetype: z.object({ name: z.string() }),
    project: z.object({ id: z.string(), key: z.string(), name: z.string() }),
    description: z.unknown(),
  }),
});
export type Issue = z.infer<typeof issueSchema>;
const commentSchema = z.object({
  id: z.string(),
  author: person.nullish(),
  body: z.unknown(),
  created: z.string(),
  jsdPublic: z.boolean().default(true),
});
export type Comment = z.infer<typeof commentSchema>;
const transitionSchema = z.object({ id: z.string(), name: z.string(), to: statusSchema });
export type Transition = z.infer<typeof transitionSchema>;

const fields = ['summary', 'status', 'created', 'updated', 'reporter', 'assignee', 'priority', 'issuetype', 'project'];
const path = (key: string, rest = '') => `/rest/api/3/issue/${encodeURIComponent(key)}${rest}`;

/** Newest first. The index lags: `fresh` names issue ids that must be looked at themselves. */
export async function readQueue(api: Api, projectKey: string, fresh: readonly number[]): Promise<readonly Issue[]> {
  const answer = await api.post(z.object({ issues: z.array(issueSchema) }), '/rest/api/3/search/jql', {
    jql: `project = "${projectKey}" ORDER BY created DESC`,
    fields,
    maxResults: 100,
    reconcileIssues: fresh.slice(-50),
  });
  return answer.issues;
}

export const readIssue = (api: Api, key: string): Promise<Issue> => api.get(issueSchema, path(key));

export const readTransitions = async (api: Api, key: string): Promise<readonly Transition[]> =>
  (await api.get(z.object({ transitions: z.array(transitionSchema) }), path(key, '/transitions'))).transitions;

export const moveIssue = (api: Api, key: string, transition: string): Promise<unknown> =>
  api.post(z.unknown(), path(key, '/transitions'), { transition: { id: transition } });

export const readComments = async (api: Api, key: string): Promise<readonly Comment[]> =>
  (await api.get(z.object({ comments: z.array(commentSchema) }), path(key, '/comment'))).comments;

/** Through the service desk's interface: there `public` is a plain field. */
export const addComment = (api: Api, key: string, body: string, isPublic: boolean): Promise<unknown> =>
  api.post(z.unknown(), `/rest/servicedeskapi/request/${encodeURIComponent(key)}/comment`, { body, public: isPublic });

const requestSchema = z.object({ requestTypeId: z.string() });
/** Absent for an issue that is no request of a service desk. */
export async function findRequestTypeId(api: Api, key: string): Promise<string | undefined> {
  try {
    return (await api.get(requestSchema, `/rest/servicedeskapi/request/${encodeURIComponent(key)}`)).requestTypeId;
  } catch (thrown) {
    if (thrown instanceof ApiFailure && thrown.status < 500) return undefined;
    throw thrown;
  }
}

const selfSchema = z.object({ timeZone: z.string() });
/** The person's own; the browser's for those whom Jira does not tell. */
export async function readTimeZone(api: Api): Promise<string> {
  try {
    return (await api.get(selfSchema, '/rest/api/3/myself')).timeZone;
  } catch (thrown) {
    if (thrown instanceof ApiFailure) return Intl.DateTimeFormat().resolvedOptions().timeZone;
    throw thrown;
  }
}

export const nameOf = async (api: Api, accountId: string): Promise<string> =>
  (await api.get(person, `/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`)).displayName;
