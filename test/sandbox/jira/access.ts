import type { Account, ProjectPermission } from './account';
import { hasInProject } from './account';
import type { Issue } from './issue';
import { isServiceDesk, type Project } from './project';
import { noSuchIssue, refuse } from './refusal';
import type { Store } from './store';

/** Who may see and do what. A portal-only customer sees own requests alone, whatever the project grants. */
export interface Access {
  seesProject(account: Account, project: Project): boolean;
  seesIssue(account: Account, issue: Issue): boolean;
  /** True if the project is visible and the permission granted in it; only service projects have agents. */
  grants(account: Account, permission: ProjectPermission, project: Project): boolean;
  /** True if the issue is visible and the permission granted there. */
  may(account: Account, permission: ProjectPermission, issue: Issue): boolean;
  /** The issue, or the 404 that absent and invisible issues share on the platform. */
  issue(account: Account, idOrKey: string): Issue;
  /** The request for the JSM API: 404 for absent ones, 403 for those that the caller may not see. */
  request(account: Account, idOrKey: string): Issue;
  projectOf(issue: Issue): Project;
}

export function createAccess(store: Store): Access {
  const projectOf = (issue: Issue): Project => {
    const project = store.projects.find(issue.projectId);
    if (!project) throw new Error(`Issue ${issue.key} belongs to no project.`);
    return project;
  };
  const seesProject = (account: Account, project: Project) =>
    project.shelf === undefined &&
    hasInProject(account, 'BROWSE_PROJECTS', project.id) &&
    !(project.appBlocked && account.accountType === 'app');
  const grants = (account: Account, permission: ProjectPermission, project: Project) =>
    seesProject(account, project) &&
    hasInProject(account, permission, project.id) &&
    (permission !== 'SERVICEDESK_AGENT' || isServiceDesk(project));
  const seesIssue = (account: Account, issue: Issue) => {
    if (issue.archived || !seesProject(account, projectOf(issue))) return false;
    if (issue.security && !issue.security.includes(account.id)) return false;
    if (account.accountType !== 'customer') return true;
    return issue.requestTypeId !== null && [issue.reporter, ...issue.participants].includes(account.id);
  };

  return {
    projectOf,
    seesProject,
    seesIssue,
    grants,
    may: (account, permission, issue) => seesIssue(account, issue) && grants(account, permission, projectOf(issue)),
    issue(account, idOrKey) {
      const issue = store.findIssue(idOrKey);
      if (!issue || !seesIssue(account, issue)) throw refuse(404, noSuchIssue);
      return issue;
    },
    request(account, idOrKey) {
      const issue = store.findIssue(idOrKey);
      const isRequest = issue?.requestTypeId != null && !issue.archived && isServiceDesk(projectOf(issue));
      if (!isRequest) throw refuse(404, noSuchIssue, 'sd.agent.servicedesk.error.issue.not.found');
      if (!seesIssue(account, issue)) {
        throw refuse(403, 'You do not have permission to view this request.', 'sd.customerview.error.noPermission');
      }
      return issue;
    },
  };
}
