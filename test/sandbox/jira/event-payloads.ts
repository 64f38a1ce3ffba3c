import type { Access } from './access';
import type { ChangeItem, Comment, Issue, IssueLink } from './issue';
import { linkTypes, priorities, statusOf } from './project';
import type { Shapes } from './shapes';
import { platformDate } from './shapes';

/** The fields that product events carry: a part of the issue, without description and comments. */
export function eventIssue(access: Access, shapes: Shapes, issue: Issue): object {
  const project = access.projectOf(issue);
  return {
    id: issue.id,
    key: issue.key,
    fields: {
      summary: issue.summary,
      issuetype: shapes.issueType(project, issue.issueTypeId),
      creator: shapes.user(issue.creator),
      created: platformDate(issue.created),
      project: shapes.project(project),
      reporter: shapes.user(issue.reporter),
      assignee: issue.assignee === null ? null : shapes.user(issue.assignee),
      priority: priorities.find((priority) => priority.id === issue.priorityId),
      updated: platformDate(issue.updated),
      status: shapes.status(statusOf(project, issue.statusId)),
    },
  };
}

/** What `updated` and `assigned` events add: the changelog and, on a status change, the status now and before. */
export function eventChangelog(access: Access, shapes: Shapes, issue: Issue, items: ChangeItem[]): object {
  const moved = items.find((item) => item.field === 'status');
  const project = access.projectOf(issue);
  const statuses = [moved?.to, moved?.from]
    .map((id) => project.workflow.statuses.find((status) => status.id === id))
    .filter((status) => status !== undefined);
  return {
    changelog: { items },
    ...(statuses.length > 0 ? { associatedStatuses: statuses.map((status) => shapes.status(status)) } : {}),
  };
}

export function eventComment(shapes: Shapes, comment: Comment): object {
  return {
    id: comment.id,
    author: shapes.user(comment.author),
    updateAuthor: shapes.user(comment.editedBy ?? comment.author),
    body: comment.body,
    created: platformDate(comment.created),
    updated: platformDate(comment.updated),
    jsdPublic: comment.public,
  };
}

export function eventLink(link: IssueLink, source: Issue, destination: Issue): Record<string, unknown> {
  return {
    id: Number(link.id),
    sourceIssueId: Number(source.id),
    destinationIssueId: Number(destination.id),
    sourceProjectId: Number(source.projectId),
    destinationProjectId: Number(destination.projectId),
    issueLinkType: linkTypes.find((type) => type.id === link.typeId),
  };
}
