import { route } from '@forge/api';
import { z } from 'zod';
import type { SeenRequest } from '../../app/ports/requests';
import { categoryOf } from './category';
import { callJira, expectOk } from './client';
import { isServiceProject } from './status';

/** Jira fetches a hundred at once. */
const AT_ONCE = 100;

const FIELDS = ['summary', 'status', 'project', 'reporter', 'priority', 'assignee', 'labels'];

const fetched = z.object({
  issues: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      fields: z.object({
        summary: z.string(),
        status: z.object({ id: z.string(), name: z.string(), statusCategory: z.object({ key: z.string() }) }),
        project: z.object({ id: z.string(), name: z.string(), projectTypeKey: z.string() }),
        reporter: z.object({ accountId: z.string(), accountType: z.string().optional() }).nullish(),
        priority: z.object({ name: z.string() }).nullish(),
        assignee: z.object({ displayName: z.string().optional() }).nullish(),
        labels: z.array(z.string()).nullish(),
      }),
    }),
  ),
});

/** Issues by id or key; what is gone or invisible is in no list of the answer. */
export async function findIssues(as: 'app' | 'person', names: string[]): Promise<SeenRequest[]> {
  const batches: Promise<SeenRequest[]>[] = [];
  for (let start = 0; start < names.length; start += AT_ONCE) {
    batches.push(fetchIssues(as, names.slice(start, start + AT_ONCE)));
  }
  return (await Promise.all(batches)).flat();
}

async function fetchIssues(as: 'app' | 'person', issueIdsOrKeys: string[]): Promise<SeenRequest[]> {
  const answer = await callJira(as, {
    path: route`/rest/api/3/issue/bulkfetch`,
    method: 'POST',
    body: { issueIdsOrKeys, fields: FIELDS },
  });
  // Names that are no key at all are refused as a whole.
  if (answer.reached && [400, 401, 403, 404].includes(answer.status)) return [];
  const { issues } = fetched.parse(expectOk('find requests', answer));
  return issues.map(({ id, key, fields: { summary, status, project, reporter, priority, assignee, labels } }) => ({
    id,
    key,
    summary,
    status: { id: status.id, name: status.name, category: categoryOf(status.statusCategory.key) },
    project: { id: project.id, name: project.name, service: isServiceProject(project) },
    reporter: reporter == null ? undefined : { accountId: reporter.accountId, isApp: reporter.accountType === 'app' },
    priority: priority?.name,
    assignee: assignee?.displayName,
    labels: labels ?? [],
  }));
}

/** Of these, the ones that the app cannot reach, that are Done, or that lie in no service project. */
export async function astray(requests: string[]): Promise<string[]> {
  const found = new Map((await findIssues('app', requests)).map((request) => [request.id, request]));
  return requests.filter((id) => {
    const request = found.get(id);
    return request === undefined || request.status.category === 'done' || !request.project.service;
  });
}
