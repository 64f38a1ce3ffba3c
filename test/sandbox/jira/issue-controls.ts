import { cloneDraft } from './clone';
import type { Directory } from './directory';
import { isPinned } from './endpoints/panels';
import { transitionsFrom } from './endpoints/transitions';
import type { Instance } from './instance';
import type { Comment, Issue } from './issue';
import { linkTypes, type Transition } from './project';
import { fromWiki } from './wiki';

/** An issue as the contexts of modules name it. */
export interface IssueRef {
  id: string;
  key: string;
  type: string;
  typeId: string;
  project: { id: string; key: string; type: string };
}

/** What happens to single issues beside the REST calls. Actors and accounts are ids or roles. */
export interface IssueControls {
  findIssue(idOrKey: string): Issue | undefined;
  /** How Forge contexts name the issue. */
  issueRef(idOrKey: string): IssueRef | undefined;
  issues(projectKey?: string): Issue[];
  transitionsFor(idOrKey: string): Transition[];
  /** An issue security level: only these accounts see the issue; null lifts it. */
  secureIssue(idOrKey: string, accounts: string[] | null): void;
  /** The issue keeps its id and gets a key of the other project. */
  moveIssue(idOrKey: string, projectKey: string, actor: string): Issue;
  /** A copy with its issue properties, linked to the original; the created event says what it was cloned from. */
  cloneIssue(idOrKey: string, actor: string): Issue;
  /** From now on the issue answers 404 to everybody and is in no search. */
  archiveIssue(idOrKey: string): void;
  unarchiveIssue(idOrKey: string): void;
  /** A rule of Jira's Automation comments; public unless said otherwise. */
  automationComments(idOrKey: string, text: string, isPublic?: boolean): Comment;
  /** Whether a panel shows on all issues of a project; takes the module's key or its whole ARI. */
  pinned(moduleKeyOrId: string, projectKey: string): boolean;
  /** Someone picks the app on one issue, which shows its panel there. */
  addPanel(idOrKey: string, moduleKey: string): void;
  /** Pinned on the project, or added to the issue. */
  panelShown(idOrKey: string, moduleKey: string): boolean;
}

export function createIssueControls(instance: Instance, directory: Directory): IssueControls {
  const { store, changes, access } = instance;
  const { getAccount, getProject, getIssue } = directory;
  const person = (idOrRole: string) => ({ accountId: getAccount(idOrRole).id, byApp: false });
  const panelId = (issue: Issue, moduleKey: string) => `${issue.id}/${moduleKey}`;
  const pinned = (moduleKeyOrId: string, projectKey: string) =>
    isPinned(instance, moduleKeyOrId.split('/').at(-1) ?? '', getProject(projectKey).id);

  return {
    findIssue: (idOrKey) => store.findIssue(idOrKey),
    issueRef(idOrKey) {
      const issue = store.findIssue(idOrKey);
      if (!issue) return undefined;
      const project = access.projectOf(issue);
      const type = project.issueTypes.find(({ id }) => id === issue.issueTypeId)?.name ?? '';
      return {
        id: issue.id,
        key: issue.key,
        type,
        typeId: issue.issueTypeId,
        project: { id: project.id, key: project.key, type: project.type },
      };
    },
    issues(projectKey) {
      const wanted = projectKey === undefined ? undefined : getProject(projectKey).id;
      return store.issues.all().filter((issue) => wanted === undefined || issue.projectId === wanted);
    },
    transitionsFor(idOrKey) {
      const issue = getIssue(idOrKey);
      return transitionsFrom(access.projectOf(issue), issue);
    },
    secureIssue(idOrKey, accounts) {
      changes.secure(getIssue(idOrKey), accounts === null ? null : accounts.map((one) => getAccount(one).id));
    },
    moveIssue: (idOrKey, projectKey, actor) => changes.move(getIssue(idOrKey), getProject(projectKey), person(actor)),
    cloneIssue(idOrKey, actor) {
      const original = getIssue(idOrKey);
      const clone = changes.create(cloneDraft(original, access.projectOf(original)), person(actor));
      const cloners = linkTypes.find(({ name }) => name === 'Cloners');
      if (cloners) changes.link(cloners.id, clone, original, person(actor));
      return clone;
    },
    archiveIssue(idOrKey) {
      changes.archive(getIssue(idOrKey), true);
    },
    unarchiveIssue(idOrKey) {
      changes.archive(getIssue(idOrKey), false);
    },
    automationComments: (idOrKey, text, isPublic = true) =>
      changes.comment(getIssue(idOrKey), { body: fromWiki(text), public: isPublic }, person('automation')),
    pinned,
    addPanel(idOrKey, moduleKey) {
      store.panels.put({ id: panelId(getIssue(idOrKey), moduleKey) });
    },
    panelShown(idOrKey, moduleKey) {
      const issue = getIssue(idOrKey);
      return pinned(moduleKey, issue.projectId) || store.panels.find(panelId(issue, moduleKey)) !== undefined;
    },
  };
}
