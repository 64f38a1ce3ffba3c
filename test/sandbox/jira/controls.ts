import type { Account, ProjectPermission } from './account';
import { isPinned } from './endpoints/panels';
import { transitionsFrom } from './endpoints/transitions';
import type { Instance } from './instance';
import type { Issue } from './issue';
import { type Project, type RequestType, type RequestTypeField, type Transition } from './project';
import { seedAccounts } from './seed-accounts';
import { seedProjectIds, seedProjects } from './seed-projects';

export interface SiteDescription {
  accounts: { id: string; name: string; role: string }[];
  projects: { id: string; key: string; name: string; requestTypes: { id: string; name: string }[] }[];
}

/** An issue as the contexts of modules name it. */
export interface IssueRef {
  id: string;
  key: string;
  type: string;
  typeId: string;
  project: { id: string; key: string; type: string };
}

/** What tests, the host and the control interface do to the site besides calling it; a person with access to everything. */
export interface JiraControls {
  /** Empties the site and fills it with the seed. */
  seed(): void;
  describe(): SiteDescription;
  accounts(): Account[];
  /** By account id, or by role (`agent`, `admin`, …). */
  account(idOrRole: string): Account | undefined;
  projects(): Project[];
  findIssue(idOrKey: string): Issue | undefined;
  /** How Forge contexts name the issue. */
  issueRef(idOrKey: string): IssueRef | undefined;
  issues(projectKey?: string): Issue[];
  transitionsFor(idOrKey: string): Transition[];
  /** Makes a field required, adding it where the type does not ask for it yet. */
  requireField(
    requestTypeId: string,
    field: Pick<RequestTypeField, 'fieldId' | 'name'> & Partial<RequestTypeField>,
  ): void;
  /** Undoes `requireField`: fields other than the summary become optional again. */
  relaxField(requestTypeId: string, fieldId: string): void;
  removeRequestType(requestTypeId: string): void;
  restoreRequestType(projectKey: string, requestType: RequestType): void;
  grant(idOrRole: string, projectKey: string, permissions: ProjectPermission[]): void;
  revoke(idOrRole: string, projectKey: string, permissions: ProjectPermission[]): void;
  setActive(idOrRole: string, active: boolean): void;
  /** An organisation policy hides the project from the app, or no longer does. */
  blockApp(projectKey: string, blocked: boolean): void;
  /** An issue security level: only these accounts (ids or roles) see the issue; null lifts it. */
  secureIssue(idOrKey: string, accounts: string[] | null): void;
  /** The issue keeps its id and gets a key of the other project. */
  moveIssue(idOrKey: string, projectKey: string, actor: string): Issue;
  setIndexLag(least: number, most?: number): void;
  /** Whether a panel shows on all issues of a project; takes the module's key or its whole ARI. */
  pinned(moduleKeyOrId: string, projectKey: string): boolean;
  /** Someone picks the app on one issue, which shows its panel there. */
  addPanel(idOrKey: string, moduleKey: string): void;
  /** Pinned on the project, or added to the issue. */
  panelShown(idOrKey: string, moduleKey: string): boolean;
  /** Calls that the site has no answer for, as `METHOD path`. Tests assert that there are none. */
  unknownCalls: string[];
}

export function createControls(instance: Instance, unknownCalls: string[]): JiraControls {
  const { store, changes, index } = instance;

  const account = (idOrRole: string) => store.accounts.find(idOrRole) ?? store.accountByRole(idOrRole);
  const getAccount = (idOrRole: string): Account => {
    const found = account(idOrRole);
    if (!found) throw new Error(`The site has no account ${idOrRole}.`);
    return found;
  };
  const getProject = (key: string): Project => {
    const found = store.findProject(key);
    if (!found) throw new Error(`The site has no project ${key}.`);
    return found;
  };
  const getIssue = (idOrKey: string): Issue => {
    const found = store.findIssue(idOrKey);
    if (!found) throw new Error(`The site has no issue ${idOrKey}.`);
    return found;
  };
  const setPermissions = (
    idOrRole: string,
    projectKey: string,
    change: (held: ProjectPermission[]) => ProjectPermission[],
  ) => {
    const holder = getAccount(idOrRole);
    const { id } = getProject(projectKey);
    const held = change(holder.projectPermissions[id] ?? []);
    store.accounts.put({ ...holder, projectPermissions: { ...holder.projectPermissions, [id]: held } });
  };
  const admin = () => ({ accountId: getAccount('admin').id, byApp: false });
  const tellRequestType = (happened: string, requestTypeId: string) => {
    const at = instance.now();
    const entity = {
      entityId: requestTypeId,
      entityType: 'request-type',
      entityUpdateTimeStamp: at,
      sequenceNumber: at,
    };
    changes.tell(`avi:jsm-entity:${happened}:request-type`, entity, admin());
  };
  const editRequestType = (requestTypeId: string, change: (type: RequestType) => RequestType[]) => {
    const project = store.projects
      .all()
      .find(({ requestTypes }) => requestTypes.some(({ id }) => id === requestTypeId));
    if (!project) throw new Error(`The site has no request type ${requestTypeId}.`);
    const requestTypes = project.requestTypes.flatMap((type) => (type.id === requestTypeId ? change(type) : [type]));
    store.projects.put({ ...project, requestTypes });
  };
  const panelId = (issue: Issue, moduleKey: string) => `${issue.id}/${moduleKey}`;
  const pinned = (moduleKeyOrId: string, projectKey: string) =>
    isPinned(instance, moduleKeyOrId.split('/').at(-1) ?? '', getProject(projectKey).id);

  return {
    unknownCalls,
    seed() {
      store.clear();
      for (const seeded of seedAccounts(seedProjectIds)) store.accounts.put(seeded);
      for (const project of seedProjects()) store.projects.put(project);
      index.rebuild([]);
      unknownCalls.length = 0;
    },
    describe: () => ({
      accounts: store.accounts.all().map(({ id, displayName, role }) => ({ id, name: displayName, role })),
      projects: store.projects.all().map(({ id, key, name, requestTypes }) => ({
        id,
        key,
        name,
        requestTypes: requestTypes.map((type) => ({ id: type.id, name: type.name })),
      })),
    }),
    accounts: () => store.accounts.all(),
    account,
    projects: () => store.projects.all(),
    findIssue: (idOrKey) => store.findIssue(idOrKey),
    issueRef(idOrKey) {
      const issue = store.findIssue(idOrKey);
      if (!issue) return undefined;
      const project = instance.access.projectOf(issue);
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
      return transitionsFrom(instance.access.projectOf(issue), issue);
    },
    requireField(requestTypeId, field) {
      const added: RequestTypeField = { kind: 'string', visible: true, options: [], ...field, required: true };
      editRequestType(requestTypeId, (type) => {
        const known = type.fields.some(({ fieldId }) => fieldId === field.fieldId);
        const changed = type.fields.map((old) =>
          old.fieldId === field.fieldId ? { ...old, ...field, required: true } : old,
        );
        return [{ ...type, fields: known ? changed : [...changed, added] }];
      });
      tellRequestType('updated', requestTypeId);
    },
    relaxField(requestTypeId, fieldId) {
      const relaxed = (field: RequestTypeField) => (field.fieldId === fieldId ? { ...field, required: false } : field);
      editRequestType(requestTypeId, (type) => [{ ...type, fields: type.fields.map(relaxed) }]);
      tellRequestType('updated', requestTypeId);
    },
    removeRequestType(requestTypeId) {
      editRequestType(requestTypeId, () => []);
      tellRequestType('deleted', requestTypeId);
    },
    restoreRequestType(projectKey, requestType) {
      const project = getProject(projectKey);
      store.projects.put({ ...project, requestTypes: [...project.requestTypes, requestType] });
      tellRequestType('created', requestType.id);
    },
    grant(idOrRole, projectKey, permissions) {
      setPermissions(idOrRole, projectKey, (held) => [...new Set([...held, ...permissions])]);
    },
    revoke(idOrRole, projectKey, permissions) {
      setPermissions(idOrRole, projectKey, (held) => held.filter((permission) => !permissions.includes(permission)));
    },
    setActive(idOrRole, active) {
      store.accounts.put({ ...getAccount(idOrRole), active });
    },
    blockApp(projectKey, blocked) {
      store.projects.put({ ...getProject(projectKey), appBlocked: blocked });
    },
    secureIssue(idOrKey, accounts) {
      changes.secure(getIssue(idOrKey), accounts === null ? null : accounts.map((one) => getAccount(one).id));
    },
    moveIssue(idOrKey, projectKey, actor) {
      const author = { accountId: getAccount(actor).id, byApp: false };
      return changes.move(getIssue(idOrKey), getProject(projectKey), author);
    },
    setIndexLag(least, most) {
      index.setLag(least, most);
    },
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
