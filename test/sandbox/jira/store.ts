import type { Collection, Documents } from '../ports';
import type { Account } from './account';
import type { Issue, IssueLink } from './issue';
import { isServiceDesk, type Project } from './project';

/** Rows in memory, written through to the site's documents. */
export interface Table<T extends { id: string }> {
  find(id: string): T | undefined;
  put(row: T): void;
  remove(id: string): void;
  all(): T[];
  clear(): void;
}

function createTable<T extends { id: string }>(collection: Collection<T>): Table<T> {
  const rows = new Map(collection.all().map((row) => [row.id, row]));
  return {
    find: (id) => rows.get(id),
    put(row) {
      rows.set(row.id, row);
      collection.put(row.id, row);
    },
    remove(id) {
      rows.delete(id);
      collection.delete(id);
    },
    all: () => [...rows.values()],
    clear() {
      for (const id of rows.keys()) collection.delete(id);
      rows.clear();
    },
  };
}

/** A background task of the pin API; its progress follows from the site's time. */
export interface PinTask {
  id: string;
  submittedBy: string;
  submitted: number;
  moduleKey: string;
  projects: { projectId: string; action: 'PIN' | 'UNPIN' }[];
}

export interface Store {
  accounts: Table<Account>;
  projects: Table<Project>;
  issues: Table<Issue>;
  links: Table<IssueLink>;
  tasks: Table<PinTask>;
  /** Panels that people added to single issues; the id is `issue id/module key`. */
  panels: Table<{ id: string }>;
  findProject(idOrKey: string): Project | undefined;
  findIssue(idOrKey: string): Issue | undefined;
  findDesk(deskIdOrProject: string): Project | undefined;
  accountByRole(role: string): Account | undefined;
  /** The next number of a series, as text; kept over restarts. */
  nextId(series: string, first: number): string;
  clear(): void;
}

/** Reads everything once; from then on memory is the truth and the documents follow. */
export function createStore(documents: Documents): Store {
  const accounts = createTable(documents.collection<Account>('jira.accounts'));
  const projects = createTable(documents.collection<Project>('jira.projects'));
  const issueRows = createTable(documents.collection<Issue>('jira.issues'));
  const links = createTable(documents.collection<IssueLink>('jira.links'));
  const tasks = createTable(documents.collection<PinTask>('jira.tasks'));
  const panels = createTable(documents.collection<{ id: string }>('jira.panels'));
  const counters = createTable(documents.collection<{ id: string; last: number }>('jira.counters'));
  const idByKey = new Map<string, string>();

  const rememberKeys = (issue: Issue) => {
    for (const key of [issue.key, ...issue.formerKeys]) idByKey.set(key, issue.id);
  };
  issueRows.all().forEach(rememberKeys);

  const issues: Table<Issue> = {
    ...issueRows,
    put(issue) {
      issueRows.put(issue);
      rememberKeys(issue);
    },
    clear() {
      issueRows.clear();
      idByKey.clear();
    },
  };

  return {
    accounts,
    projects,
    issues,
    links,
    tasks,
    panels,
    findProject: (idOrKey) =>
      projects.find(idOrKey) ?? projects.all().find((project) => project.key === idOrKey.toUpperCase()),
    findIssue: (idOrKey) => issues.find(idOrKey) ?? issues.find(idByKey.get(idOrKey.toUpperCase()) ?? ''),
    findDesk(deskIdOrProject) {
      const desks = projects.all().filter((project) => isServiceDesk(project));
      return (
        desks.find((project) => project.serviceDeskId === deskIdOrProject) ??
        desks.find((project) => project.id === deskIdOrProject || project.key === deskIdOrProject)
      );
    },
    accountByRole: (role) => accounts.all().find((account) => account.role === role),
    nextId(series, first) {
      const last = (counters.find(series)?.last ?? first - 1) + 1;
      counters.put({ id: series, last });
      return String(last);
    },
    clear() {
      for (const table of [accounts, projects, issues, links, tasks, panels, counters]) table.clear();
    },
  };
}
