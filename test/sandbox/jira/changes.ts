import type { ProductEvent } from '../ports';
import type { Access } from './access';
import type { AdfDocument } from './adf';
import { eventChangelog, eventComment, eventIssue } from './event-payloads';
import type { ChangeItem, Comment, Issue } from './issue';
import { linkTypes, type Project, type Transition, resolutions, statusOf } from './project';
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
}

export type IssuePatch = Partial<
  Pick<Issue, 'summary' | 'description' | 'reporter' | 'assignee' | 'labels' | 'priorityId' | 'customFields'>
>;

/** Every way an issue changes: stored, noted for the search index, written into the changelog and told as an event. */
export interface Changes {
  create(draft: IssueDraft, author: Author): Issue;
  /** `items` is the changelog; without any only the record changes. */
  edit(issue: Issue, patch: IssuePatch, items: ChangeItem[], author: Author): Issue;
  transition(issue: Issue, transition: Transition, resolutionId: string | undefined, author: Author): Issue;
  comment(
    issue: Issue,
    comment: Pick<Comment, 'body' | 'public'> & { properties?: Comment['properties'] },
    author: Author,
  ): Comment;
  removeComment(issue: Issue, commentId: string, author: Author): void;
  setProperties(issue: Issue, properties: Record<string, unknown>): void;
  link(typeId: string, source: Issue, destination: Issue, author: Author): void;
  move(issue: Issue, project: Project, author: Author): Issue;
  secure(issue: Issue, accountIds: string[] | null): void;
  remove(issue: Issue, author: Author): void;
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

  return {
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
        properties: {},
        changes: [],
        security: null,
        created: now(),
        updated: now(),
      });
      tell('avi:jira:created:issue', { issue: told(issue) }, author);
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

    comment(issue, given, author) {
      const comment: Comment = {
        id: store.nextId('comment', 10200),
        author: author.accountId,
        body: given.body,
        public: given.public,
        properties: given.properties ?? [],
        created: now(),
        updated: now(),
      };
      const changed = save({ ...issue, comments: [...issue.comments, comment], updated: now() });
      const payload = { issue: told(changed), comment: eventComment(shapes, comment) };
      tell('avi:jira:commented:issue', payload, author);
      return comment;
    },

    removeComment(issue, commentId, author) {
      const gone = issue.comments.find((comment) => comment.id === commentId);
      if (!gone) return;
      const comments = issue.comments.filter((comment) => comment !== gone);
      const changed = save({ ...issue, comments, updated: now() });
      tell('avi:jira:deleted:comment', { issue: told(changed), comment: eventComment(shapes, gone) }, author);
    },

    setProperties(issue, properties) {
      save({ ...issue, properties });
    },

    link(typeId, source, destination, author) {
      const same = store.links
        .all()
        .some((link) => link.typeId === typeId && link.source === source.id && link.destination === destination.id);
      if (same) return;
      const id = store.nextId('link', 10300);
      store.links.put({ id, typeId, source: source.id, destination: destination.id });
      const payload = {
        id: Number(id),
        sourceIssueId: Number(source.id),
        destinationIssueId: Number(destination.id),
        sourceProjectId: Number(source.projectId),
        destinationProjectId: Number(destination.projectId),
        issueLinkType: linkTypes.find((type) => type.id === typeId),
      };
      tell('avi:jira:created:issuelink', payload, author);
    },

    move(issue, project, author) {
      const key = newKey(project);
      const keeps = project.requestTypes.some((type) => type.id === issue.requestTypeId);
      const patch = {
        key,
        formerKeys: [...issue.formerKeys, issue.key],
        projectId: project.id,
        issueTypeId: project.issueTypes[0]?.id ?? issue.issueTypeId,
        requestTypeId: keeps ? issue.requestTypeId : null,
        statusId: project.workflow.initial,
        statusHistory: [...issue.statusHistory, { statusId: project.workflow.initial, at: now() }],
      };
      const items = [
        changeItem('Key', 'issuekey', [null, issue.key], [null, key]),
        changeItem('project', 'project', [issue.projectId, null], [project.id, project.name]),
      ];
      return change(issue, patch, items, author);
    },

    secure(issue, accountIds) {
      save({ ...issue, security: accountIds });
    },

    remove(issue, author) {
      const payload = { issue: told(issue) };
      store.issues.remove(issue.id);
      index.note(issue.id, undefined);
      for (const link of store.links.all()) {
        if (link.source === issue.id || link.destination === issue.id) store.links.remove(link.id);
      }
      tell('avi:jira:deleted:issue', payload, author);
    },
  };
}

/** A changelog item; each side is `[id, text]`. */
export function changeItem(
  field: string,
  fieldId: string,
  [from, fromString]: [string | null, string | null],
  [to, toString]: [string | null, string | null],
): ChangeItem {
  return { field, fieldId, from, fromString, to, toString };
}

function statusItem(project: Project, from: string, to: string): ChangeItem {
  return changeItem('status', 'status', [from, statusOf(project, from).name], [to, statusOf(project, to).name]);
}

function resolutionItem(from: string | null, to: string | null): ChangeItem {
  const name = (id: string | null) => resolutions.find((resolution) => resolution.id === id)?.name ?? null;
  return changeItem('resolution', 'resolution', [from, name(from)], [to, name(to)]);
}
