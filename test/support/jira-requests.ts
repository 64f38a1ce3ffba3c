import { z } from 'zod';
import { textOf } from '../sandbox/jira/adf';
import { statusOf } from '../sandbox/jira/project';
import type { Site } from '../sandbox/site';
import { demo } from '../sandbox/site-demo';

export interface RequestSeen {
  id: string;
  key: string;
  summary: string;
  description: string;
  status: string;
  category: 'new' | 'indeterminate' | 'done';
  resolution: string | null;
  /** By role. */
  reporter: string;
  creator: string;
  /** What the searchable property says. */
  property: unknown;
  /** Texts of the comments, with whether the customer sees them. */
  comments: { text: string; public: boolean }[];
}

const links = z.looseObject({
  fields: z.looseObject({
    issuelinks: z.array(
      z.looseObject({
        inwardIssue: z.looseObject({ key: z.string() }).optional(),
        outwardIssue: z.looseObject({ key: z.string() }).optional(),
      }),
    ),
  }),
});

const created = z.looseObject({ issueKey: z.string() });
const comment = z.looseObject({ id: z.string() });

/** The requests of the service project, and what people do there without the app. */
export function jiraRequests(site: () => Site) {
  const requests = (projectKey: string = demo.project): RequestSeen[] => {
    const { jira } = site();
    const project = jira.projects().find(({ key }) => key === projectKey);
    if (project === undefined) throw new Error(`The project ${projectKey} is gone.`);
    const roleOf = (accountId: string): string => jira.account(accountId)?.role ?? accountId;
    return jira.issues(projectKey).map((issue) => ({
      id: issue.id,
      key: issue.key,
      summary: issue.summary,
      description: issue.description === null ? '' : textOf(issue.description),
      status: statusOf(project, issue.statusId).name,
      category: statusOf(project, issue.statusId).category,
      resolution: issue.resolutionId,
      reporter: roleOf(issue.reporter),
      creator: roleOf(issue.creator),
      property: issue.properties['omnichat.conversation'],
      comments: issue.comments.map((comment) => ({ text: textOf(comment.body), public: comment.public })),
    }));
  };
  /** Any Jira call as one of the site's people; @returns the answer's body */
  const asPerson = async (role: string, method: string, path: string, body?: unknown): Promise<unknown> => {
    const { jira } = site();
    const accountId = jira.account(role)?.id;
    if (accountId === undefined) throw new Error(`The site has no ${role}.`);
    const request = { method, path, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await jira.request(request, { kind: 'user', accountId });
    const text = typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body).toString('utf8');
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const requestOf = (key: string): RequestSeen => {
    const found = requests(key.split('-')[0]).find((request) => request.key === key);
    if (found === undefined) throw new Error(`There is no request ${key}.`);
    return found;
  };
  return {
    requests,
    theRequest: (): RequestSeen => {
      const [only, ...more] = requests();
      if (only === undefined || more.length > 0) throw new Error(`There are ${more.length} requests besides one.`);
      return only;
    },
    requestOf,
    /** Texts of the internal notes, oldest first. */
    notesOf: (key: string): string[] =>
      requestOf(key).comments.flatMap((comment) => (comment.public ? [] : [comment.text])),
    /** A request that came by mail: of a customer with an account, and without a conversation. */
    mailRequest: async (summary: string, role = 'customer'): Promise<string> => {
      const requestFieldValues = { summary, description: summary };
      const body = { serviceDeskId: '1', requestTypeId: '25', requestFieldValues };
      return created.parse(await asPerson(role, 'POST', '/rest/servicedeskapi/request', body)).issueKey;
    },
    /** @returns the comment's id */
    commentsOn: async (key: string, text: string, isPublic: boolean, role = 'agent'): Promise<string> => {
      const body = { body: text, public: isPublic };
      return comment.parse(await asPerson(role, 'POST', `/rest/servicedeskapi/request/${key}/comment`, body)).id;
    },
    asPerson,
    /** An agent takes the request to a status, by the name of the status. */
    agentMoves: async (key: string, statusName: string): Promise<void> => {
      const { jira } = site();
      const project = jira.projects().find((each) => each.key === demo.project);
      const status = project?.workflow.statuses.find(({ name }) => name === statusName);
      const way = jira.transitionsFor(key).find(({ to, screen }) => to === status?.id && !screen.some(isAsked));
      if (way === undefined) throw new Error(`No transition of ${key} leads to ${statusName}.`);
      await asPerson('agent', 'POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id: way.id } });
    },
    /** Keys of the requests that a request is linked with. */
    linkedWith: async (key: string): Promise<string[]> => {
      const read = links.parse(await asPerson('agent', 'GET', `/rest/api/3/issue/${key}?fields=issuelinks`));
      return read.fields.issuelinks.flatMap(({ inwardIssue, outwardIssue }) =>
        [inwardIssue?.key, outwardIssue?.key].filter((each) => each !== undefined),
      );
    },
  };
}

function isAsked({ required, defaultValue }: { required: boolean; defaultValue?: string }): boolean {
  return required && defaultValue === undefined;
}
