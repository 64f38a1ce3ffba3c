import type { ProductEvent } from '../ports';
import type { Access } from './access';
import type { AdfDocument } from './adf';
import { changeItem, resolutionItem, statusItem } from './changelog-items';
import { type CommentChanges, createCommentChanges } from './comment-changes';
import { eventChangelog, eventIssue, eventLink } from './event-payloads';
import type { ChangeItem, Issue, IssueLink } from './issue';
import type { Project, Transition } from './project';
import type { SearchIndex } from './search-index';
import type { Shapes } from './shapes';
import type { Store } from './store';

/** Who makes a change. */
export interface Author {
  accountId: string;
  byApp: boolean;
}

export interface IssueDraft {
  project: Project;
  issueTypeId: string;
  requestTypeId: string | null;
  summary: string;
  description: AdfDocument | null;
  reporter: string;
  participants?: string[];
  labels?: string[];
  priorityId?: string;
  assignee?: string | null;
  customFields?: Record<string, unknown>;
  properties?: Record<string, unknown>;
  /** The issue that this one is a clone of. */
  clonedFrom?: string;
}

export type IssuePatch = Partial<
  Pick<Issue, 'summary' | 'description' | 'reporter' | 'assignee' | 'labels' | 'priorityId' | 'customFields'>
>;

/** Every way an issue changes: stored, noted for the search index, written into the changelog and told as an event. */
export interface Changes extends CommentChanges {
  create(draft: IssueDraft, author: Author): Issue;
  /** `items` is the changelog; without any only the record changes. */
  edit(issue: Issue, patch: IssuePatch, items: ChangeItem[], author: Author): Issue;
  transition(issue: Issue, transition: Transition, resolutionId: string | undefined, author: Author): Issue;
  setProperties(issue: Issue, properties: Record<string, unknown>): void;
  link(typeId: string, source: Issue, destination: Issue, author: Author): void;
  unlink(link: IssueLink, source: Issue, destination: Issue, author: Author): void;
  /** The key changes, the id stays. Keeps status, request type and issue type where the project has them, and properties. */
  move(issue: Issue, project: Project, author: Author): Issue;
  secure(issue: Issue, accountIds: string[] | null): void;
  /** Jira tells no event of it. */
  archive(issue: Issue, archived: boolean): void;
  remove(issue: Issue, author: Author): void;
  /** No events for its issues: the platform does not cascade. */
  removeProject(project: Project, author: Author): void;
  /** Tells an event that belongs to no single issue. */
  tell(eventType: string, payload: Record<string, unknown>, author: Author): void;
}

interface Parts {
  store: Store;
  access: Access;
  shapes: Shapes;
  index: SearchIndex;
  now(): number;
  emit(event: ProductEvent): void;
}

/** `emit` is called within the change, so that nobody sees a state whose event is not out. */
export function createChanges({ store, access, shapes, index, now, emit }: Parts): Changes {
  const save = (issue: Issue): Issue => {
    store.issues.put(issue);
    index.note(issue.id, issue);
    return issue;
  };
  const tell: Changes['tell'] = (eventType, payload, author) => {
    emit({
      eventType,
      atlassianId: author.accountId,
      byApp: author.byApp,
      payload: { timestamp: String(now()), ...payload },
    });
  };
  const told = (issue: Issue) => eventIssue(access, shapes, issue);
  const newKey = (project: Project): string => {
    const current = store.projects.find(project.id) ?? project;
    const lastNumber = current.lastNumber + 1;
    store.projects.put({ ...current, lastNumber });
    return `${current.key}-${String(lastNumber)}`;
  };

  const change = (issue: Issue, patch: Partial<Issue>, items: ChangeItem[], author: Author): Issue => {
    if (items.length === 0) return save({ ...issue, ...patch, updated: now() });
    const entry = { id: store.nextId('change', 10000), author: author.accountId, created: now(), items };
    const changed = save({ ...issue, ...patch, updated: now(), changes: [...issue.changes, entry] });
    const payload = { issue: told(changed), ...eventChangelog(access, shapes, changed, items) };
    tell('avi:jira:updated:issue', payload, author);
    if (items.some((item) => item.field === 'assignee')) tell('avi:jira:assigned:issue', payload, author);
    return changed;
  };

  const forget = (issue: Issue) => {
    store.issues.remove(issue.id);
    index.note(issue.id, undefined);
    for (const link of store.links.all()) {
      if (link.source === issue.id || link.destination === issue.id) store.links.remove(link.id);
    }
  };

  const comments = createCommentChanges({
    shapes,
    now,
    nextId: () => store.nextId('comment', 10200),
    save,
    told,
    tell,
  });

  return {
    ...comments,
    tell,
    create(draft, author) {
      const { initial } = draft.project.workflow;
      const issue = save({
        id: store.nextId('issue', 10100),
        key: newKey(draft.project),
        formerKeys: [],
        projectId: draft.project.id,
        issueTypeId: draft.issueTypeId,
        requestTypeId: draft.requestTypeId,
        summary: draft.summary,
        description: draft.description,
        statusId: initial,
        statusHistory: [{ statusId: initial, at: now() }],
        resolutionId: null,
        resolvedAt: null,
        priorityId: draft.priorityId ?? '3',
        labels: draft.labels ?? [],
        creator: author.accountId,
        reporter: draft.reporter,
        assignee: draft.assignee ?? null,
        participants: draft.participants ?? [],
        customFields: draft.customFields ?? {},
        comments: [],
        properties: draft.properties ?? {},
        changes: [],
        security: null,
        created: now(),
        updated: now(),
      });
      const { clonedFrom } = draft;
      const payload = { issue: told(issue), ...(clonedFrom === undefined ? {} : { clonedFrom }) };
      tell('avi:jira:created:issue', payload, author);
      return issue;
    },

    edit: (issue, patch, items, author) => change(issue, patch, items, author),

    transition(issue, transition, resolutionId, author) {
      const project = access.projectOf(issue);
      const items = [statusItem(project, issue.statusId, transition.to)];
      const chosen = resolutionId ?? transition.resolution;
      const resolution = chosen === undefined ? issue.resolutionId : chosen;
      if (resolution !== issue.resolutionId) items.push(resolutionItem(issue.resolutionId, resolution));
      const resolvedAt = resolution === null ? null : resolution === issue.resolutionId ? issue.resolvedAt : now();
      const statusHistory = [...issue.statusHistory, { statusId: transition.to, at: now() }];
      const patch = { statusId: transition.to, statusHistory, resolutionId: resolution, resolvedAt };
      return change(issue, patch, items, author);
    },

    setProperties(issue, properties) {
      save({ ...issue, properties });
    },

    link(typeId, source, destination, author) {
      const same = store.links
        .all()
        .some((link) => link.typeId === typeId && link.source === source.id && link.destination === destination.id);
      if (same) return;
      const link = { id: store.nextId('link', 10300), typeId, source: source.id, destination: destination.id };
      store.links.put(link);
      tell('avi:jira:created:issuelink', eventLink(link, source, destination), author);
    },

    unlink(link, source, destination, author) {
      store.links.remove(link.id);
      tell('avi:jira:deleted:issuelink', eventLink(link, source, destination), author);
    },

    move(issue, project, author) {
      const key = newKey(project);
      const former = access.projectOf(issue);
      const keepsStatus = project.workflow.statuses.some(({ id }) => id === issue.statusId);
      const statusId = keepsStatus ? issue.statusId : project.workflow.initial;
      const keepsType = project.issueTypes.some(({ id }) => id === issue.issueTypeId);
      const keeps = project.requestTypes.some((type) => type.id === issue.requestTypeId);
      const patch = {
        key,
        formerKeys: [...issue.formerKeys, issue.key],
        projectId: project.id,
        issueTypeId: keepsType ? issue.issueTypeId : (project.issueTypes[0]?.id ?? issue.issueTypeId),
        requestTypeId: keeps ? issue.requestTypeId : null,
        statusId,
        statusHistory: keepsStatus ? issue.statusHistory : [...issue.statusHistory, { statusId, at: now() }],
      };
      const items = [
        changeItem('Key', 'issuekey', [null, issue.key], [null, key]),
        changeItem('project', 'project', [former.id, former.name], [project.id, project.name]),
        ...(keepsStatus ? [] : [statusItem(project, issue.statusId, statusId, former)]),
      ];
      return change(issue, patch, items, author);
    },

    secure(issue, accountIds) {
      save({ ...issue, security: accountIds });
    },
    archive(issue, archived) {
      save({ ...issue, archived });
    },

    remove(issue, author) {
      const payload = { issue: told(issue) };
      forget(issue);
      tell('avi:jira:deleted:issue', payload, author);
    },

    removeProject(project, author) {
      for (const issue of store.issues.all()) if (issue.projectId === project.id) forget(issue);
      store.projects.remove(project.id);
      tell('avi:jira:deleted:project', { project: shapes.project(project) }, author);
    },
  };
}
