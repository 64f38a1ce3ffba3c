import type { IssueDraft } from './changes';
import type { Issue } from './issue';
import type { Project } from './project';

/**
 * What cloning copies: the fields, and not comments, status or history. Whether Jira copies issue properties is not
 * settled; they are, as that is the worst case for an app that knows its requests by them.
 */
export function cloneDraft(issue: Issue, project: Project): IssueDraft {
  return {
    project,
    issueTypeId: issue.issueTypeId,
    requestTypeId: issue.requestTypeId,
    summary: `CLONE - ${issue.summary}`.slice(0, 255),
    description: issue.description,
    reporter: issue.reporter,
    participants: issue.participants,
    labels: issue.labels,
    priorityId: issue.priorityId,
    assignee: issue.assignee,
    customFields: issue.customFields,
    properties: issue.properties,
    clonedFrom: issue.id,
  };
}
