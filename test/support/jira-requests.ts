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
  category: 'new' | 'indeterminate' | 'done';
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

/** The requests of the service project, and what people do there without the app. */
export function jiraRequests(site: () => Site) {
  const requests = (): RequestSeen[] => {
    const { jira } = site();
    const project = jira.projects().find(({ key }) => key === demo.project);
    if (project === undefined) throw new Error('The service project is gone.');
    return jira.issues(demo.project).map((issue) => ({
      id: issue.id,
      key: issue.key,
      summary: issue.summary,
      description: issue.description === null ? '' : textOf(issue.description),
      category: statusOf(project, issue.statusId).category,
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
  return {
    requests,
    theRequest: (): RequestSeen => {
      const [only, ...more] = requests();
      if (only === undefined || more.length > 0) throw new Error(`There are ${more.length} requests besides one.`);
      return only;
    },
    requestOf: (key: string): RequestSeen => {
      const found = requests().find((request) => request.key === key);
      if (found === undefined) throw new Error(`There is no request ${key}.`);
      return found;
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
