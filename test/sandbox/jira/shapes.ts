import type { Account } from './account';
import { textOf } from './adf';
import type { Comment } from './issue';
import type { Project, RequestType, Status } from './project';
import { statusCategories } from './project';
import type { Store } from './store';

/** `2026-11-24T10:00:00.000+0000`: the platform writes offsets without a colon. */
export function platformDate(at: number): string {
  return new Date(at).toISOString().replace('Z', '+0000');
}

/** The objects that answers and events have in common, as the two APIs write them. */
export interface Shapes {
  user(accountId: string): object;
  status(status: Status): object;
  project(project: Project): object;
  issueType(project: Project, issueTypeId: string): object;
  comment(issueId: string, comment: Comment): object;
  jsmUser(accountId: string): object;
  jsmDate(at: number): object;
  jsmStatus(status: Status, at: number): object;
  jsmComment(issueId: string, comment: Comment): object;
  requestType(project: Project, requestType: RequestType, viewer: Account): object;
  /** A page of the JSM API: `values` cut to `start`/`limit`. */
  jsmPage(path: string, values: object[], start: number, limit: number): object;
}

export function createShapes(store: Store, siteUrl: string): Shapes {
  const platform = `${siteUrl}/rest/api/3`;
  const desk = `${siteUrl}/rest/servicedeskapi`;
  const avatarUrls = { '48x48': `${siteUrl}/avatar/48`, '24x24': `${siteUrl}/avatar/24` };

  const accountOf = (accountId: string): Pick<Account, 'displayName' | 'email' | 'active' | 'timeZone'> =>
    store.accounts.find(accountId) ?? { displayName: 'Former user', email: null, active: false, timeZone: 'Etc/UTC' };
  const self = (accountId: string) => `${platform}/user?accountId=${encodeURIComponent(accountId)}`;

  const shapes: Shapes = {
    user(accountId) {
      const { displayName, email, active, timeZone } = accountOf(accountId);
      const accountType = store.accounts.find(accountId)?.accountType ?? 'unknown';
      const address = email === null ? {} : { emailAddress: email };
      return { self: self(accountId), accountId, accountType, ...address, displayName, active, timeZone, avatarUrls };
    },
    status(status) {
      const { id, name, colorName } = statusCategories[status.category];
      return {
        self: `${platform}/status/${status.id}`,
        description: '',
        iconUrl: `${siteUrl}/images/icons/statuses/generic.png`,
        name: status.name,
        id: status.id,
        statusCategory: {
          self: `${platform}/statuscategory/${String(id)}`,
          id,
          key: status.category,
          colorName,
          name,
        },
      };
    },
    project: (project) => ({
      self: `${platform}/project/${project.id}`,
      id: project.id,
      key: project.key,
      name: project.name,
      projectTypeKey: project.type,
      simplified: false,
      avatarUrls,
    }),
    issueType: (project, issueTypeId) => ({
      self: `${platform}/issuetype/${issueTypeId}`,
      id: issueTypeId,
      description: '',
      name: project.issueTypes.find((type) => type.id === issueTypeId)?.name ?? '',
      subtask: false,
    }),
    comment: (issueId, comment) => ({
      self: `${platform}/issue/${issueId}/comment/${comment.id}`,
      id: comment.id,
      author: shapes.user(comment.author),
      body: comment.body,
      updateAuthor: shapes.user(comment.editedBy ?? comment.author),
      created: platformDate(comment.created),
      updated: platformDate(comment.updated),
      jsdPublic: comment.public,
    }),
    jsmUser(accountId) {
      const { displayName, email, active, timeZone } = accountOf(accountId);
      const address = email === null ? {} : { emailAddress: email };
      const links = { jiraRest: self(accountId), avatarUrls, self: self(accountId) };
      return { accountId, ...address, displayName, active, timeZone, _links: links };
    },
    jsmDate(at) {
      const jira = platformDate(at);
      const iso8601 = jira.replace('.000', '').replace(/\.\d{3}/, '');
      return { iso8601, jira, friendly: iso8601.slice(0, 16).replace('T', ' '), epochMillis: at };
    },
    jsmStatus: (status, at) => ({
      status: status.customerName,
      statusCategory: status.category.toUpperCase(),
      statusDate: shapes.jsmDate(at),
    }),
    jsmComment: (issueId, comment) => ({
      _expands: ['attachment', 'renderedBody'],
      id: comment.id,
      body: textOf(comment.body),
      public: comment.public,
      author: shapes.jsmUser(comment.author),
      created: shapes.jsmDate(comment.created),
      _links: { self: `${desk}/request/${issueId}/comment/${comment.id}` },
    }),
    requestType: (project, requestType, viewer) => ({
      _expands: ['field'],
      id: requestType.id,
      _links: { self: `${desk}/servicedesk/${project.serviceDeskId ?? ''}/requesttype/${requestType.id}` },
      name: requestType.name,
      description: requestType.description,
      helpText: '',
      issueTypeId: requestType.issueTypeId,
      serviceDeskId: project.serviceDeskId ?? '',
      portalId: project.serviceDeskId ?? '',
      groupIds: ['1'],
      icon: { id: '10527', _links: { iconUrls: { '48x48': `${siteUrl}/icon/requesttype` } } },
      canCreateRequest: mayCreate(viewer, project, requestType),
      restrictionStatus: requestType.restricted ? 'RESTRICTED' : 'OPEN',
    }),
    jsmPage(path, values, start, limit) {
      const part = values.slice(start, start + limit);
      const isLastPage = start + limit >= values.length;
      const address = (from: number) => `${desk}${path}?start=${String(from)}&limit=${String(limit)}`;
      return {
        _expands: [],
        size: part.length,
        start,
        limit,
        isLastPage,
        _links: {
          self: address(start),
          base: siteUrl,
          context: '',
          ...(isLastPage ? {} : { next: address(start + limit) }),
        },
        values: part,
      };
    },
  };
  return shapes;
}

/** Whether the account may open requests of this type: restricted types are for project administrators. */
export function mayCreate(account: Account, project: Project, requestType: RequestType): boolean {
  const granted = account.projectPermissions[project.id] ?? [];
  if (!granted.includes('CREATE_ISSUES')) return false;
  return !requestType.restricted || granted.includes('ADMINISTER_PROJECTS');
}
