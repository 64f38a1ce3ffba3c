import type { Account } from './account';
import { hasInProject } from './account';
import type { Instance } from './instance';
import type { Issue, IssueLink } from './issue';
import type { Project, RequestType } from './project';
import { linkTypes, priorities, resolutions, statusCategories, statusOf } from './project';
import { platformDate } from './shapes';

/** The custom field in which Jira Service Management keeps the request type. */
export const requestTypeFieldId = 'customfield_10010';

type Reader = (instance: Instance, issue: Issue, viewer: Account, project: Project) => unknown;

const byId = (rows: { id: string; name: string }[], path: string, instance: Instance, id: string | null) => {
  const row = rows.find((candidate) => candidate.id === id);
  return row ? { self: `${instance.siteUrl}/rest/api/3/${path}/${row.id}`, ...row } : null;
};

/** A move between statuses of one category does not count; a status of a former project is of no category here. */
function categoryChangedAt(project: Project, issue: Issue): number {
  const changes = issue.statusHistory.map(({ statusId, at }) => ({
    at,
    category: project.workflow.statuses.find(({ id }) => id === statusId)?.category,
  }));
  return changes.findLast(({ category }, index) => category !== changes[index - 1]?.category)?.at ?? issue.created;
}

const readers: Record<string, Reader> = {
  summary: (_, issue) => issue.summary,
  description: (_, issue) => issue.description,
  status: ({ shapes }, issue, _viewer, project) => shapes.status(statusOf(project, issue.statusId)),
  statusCategory: (_, issue, _viewer, project) => {
    const { category } = statusOf(project, issue.statusId);
    return { key: category, ...statusCategories[category] };
  },
  statuscategorychangedate: (_, issue, _viewer, project) => platformDate(categoryChangedAt(project, issue)),
  resolution: (instance, issue) => byId(resolutions, 'resolution', instance, issue.resolutionId),
  resolutiondate: (_, issue) => (issue.resolvedAt === null ? null : platformDate(issue.resolvedAt)),
  priority: (instance, issue) => byId(priorities, 'priority', instance, issue.priorityId),
  issuetype: ({ shapes }, issue, _viewer, project) => shapes.issueType(project, issue.issueTypeId),
  project: ({ shapes }, _issue, _viewer, project) => shapes.project(project),
  labels: (_, issue) => issue.labels,
  creator: ({ shapes }, issue) => shapes.user(issue.creator),
  reporter: ({ shapes }, issue) => shapes.user(issue.reporter),
  assignee: ({ shapes }, issue) => (issue.assignee === null ? null : shapes.user(issue.assignee)),
  created: (_, issue) => platformDate(issue.created),
  updated: (_, issue) => platformDate(issue.updated),
  attachment: () => [],
  issuelinks: (instance, issue, viewer) => linksOf(instance, issue, viewer),
  comment: ({ shapes }, issue, viewer) => {
    const comments = visibleComments(issue, viewer).map((comment) => shapes.comment(issue.id, comment));
    return { comments, startAt: 0, maxResults: comments.length, total: comments.length };
  },
  [requestTypeFieldId]: (instance, issue, viewer, project) => {
    const requestType = project.requestTypes.find((candidate) => candidate.id === issue.requestTypeId);
    return requestType ? requestTypeValue(instance, issue, viewer, project, requestType) : null;
  },
};

/** Names of the fields that every issue has. */
export const systemFields = Object.keys(readers);

function requestTypeValue(
  { shapes, siteUrl }: Instance,
  issue: Issue,
  viewer: Account,
  project: Project,
  requestType: RequestType,
) {
  const self = `${siteUrl}/rest/servicedeskapi/request/${issue.id}`;
  return {
    _links: { self, web: `${siteUrl}/servicedesk/customer/portal/${project.serviceDeskId ?? ''}/${issue.key}` },
    requestType: shapes.requestType(project, requestType, viewer),
    currentStatus: shapes.jsmStatus(statusOf(project, issue.statusId), issue.statusHistory.at(-1)?.at ?? issue.created),
  };
}

/** Comments the viewer may read: customers see public ones only. */
export function visibleComments(issue: Issue, viewer: Account) {
  return viewer.accountType === 'customer' ? issue.comments.filter((comment) => comment.public) : issue.comments;
}

function linksOf(instance: Instance, issue: Issue, viewer: Account): object[] {
  const { store, access, shapes, siteUrl } = instance;
  const other = (id: string) => {
    const linked = store.issues.find(id);
    if (!linked || !access.seesIssue(viewer, linked)) return undefined;
    const project = access.projectOf(linked);
    const fields = { summary: linked.summary, status: shapes.status(statusOf(project, linked.statusId)) };
    return { id: linked.id, key: linked.key, self: `${siteUrl}/rest/api/3/issue/${linked.id}`, fields };
  };
  const side = (link: IssueLink) => {
    if (link.source === issue.id) return { outwardIssue: other(link.destination) };
    return link.destination === issue.id ? { inwardIssue: other(link.source) } : undefined;
  };
  return store.links.all().flatMap((link) => {
    const linked = side(link);
    if (!linked || Object.values(linked).every((value) => value === undefined)) return [];
    const self = `${siteUrl}/rest/api/3/issueLink/${link.id}`;
    return [{ id: link.id, self, type: linkTypes.find((type) => type.id === link.typeId), ...linked }];
  });
}

/**
 * The fields of an issue by the platform's selection words: names, `*all`, `*navigable` (all but comments, links and
 * attachments), `-name`. Names that no issue has are left out silently, as Jira does.
 */
export function issueFields(instance: Instance, issue: Issue, viewer: Account, selection: string[]): object {
  const project = instance.access.projectOf(issue);
  const selected = selectedNames(selection, [...systemFields, ...Object.keys(issue.customFields)]);
  const fields: Record<string, unknown> = {};
  for (const name of selected) {
    const reader = readers[name];
    fields[name] = reader ? reader(instance, issue, viewer, project) : (issue.customFields[name] ?? null);
  }
  return fields;
}

function selectedNames(selection: string[], existing: string[]): string[] {
  const omitted = selection.filter((name) => name.startsWith('-')).map((name) => name.slice(1));
  const wanted = selection.filter((name) => !name.startsWith('-'));
  const heavy = ['comment', 'issuelinks', 'attachment'];
  const names = new Set<string>();
  for (const name of wanted.length === 0 && omitted.length > 0 ? ['*all'] : wanted) {
    if (name === '*all') existing.forEach((field) => names.add(field));
    else if (name === '*navigable')
      existing.filter((field) => !heavy.includes(field)).forEach((field) => names.add(field));
    else if (existing.includes(name)) names.add(name);
  }
  return [...names].filter((name) => !omitted.includes(name));
}

/** Whether the viewer works in the project as an agent. */
export function isAgent(viewer: Account, projectId: string): boolean {
  return hasInProject(viewer, 'SERVICEDESK_AGENT', projectId);
}
