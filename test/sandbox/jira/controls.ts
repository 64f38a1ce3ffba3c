import type { Account, ProjectPermission } from './account';
import { createDirectory } from './directory';
import type { Instance } from './instance';
import { createIssueControls, type IssueControls } from './issue-controls';
import { createProjectControls, type ProjectControls } from './project-controls';
import { seedAccounts } from './seed-accounts';
import { seedProjectIds, seedProjects } from './seed-projects';

export type { IssueRef } from './issue-controls';

export interface SiteDescription {
  accounts: { id: string; name: string; role: string }[];
  projects: { id: string; key: string; name: string; requestTypes: { id: string; name: string }[] }[];
}

/** What tests, the host and the control interface do to the site besides calling it; a person with access to everything. */
export interface JiraControls extends IssueControls, ProjectControls {
  /** Empties the site and fills it with the seed. */
  seed(): void;
  describe(): SiteDescription;
  accounts(): Account[];
  /** By account id, or by role (`agent`, `admin`, …). */
  account(idOrRole: string): Account | undefined;
  grant(idOrRole: string, projectKey: string, permissions: ProjectPermission[]): void;
  revoke(idOrRole: string, projectKey: string, permissions: ProjectPermission[]): void;
  setActive(idOrRole: string, active: boolean): void;
  setIndexLag(least: number, most?: number): void;
  /** Calls that the site has no answer for, as `METHOD path`. Tests assert that there are none. */
  unknownCalls: string[];
}

export function createControls(instance: Instance, unknownCalls: string[]): JiraControls {
  const { store, index } = instance;
  const directory = createDirectory(store);
  const { findAccount, getAccount, getProject } = directory;

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

  return {
    ...createIssueControls(instance, directory),
    ...createProjectControls(instance, directory),
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
    account: findAccount,
    grant(idOrRole, projectKey, permissions) {
      setPermissions(idOrRole, projectKey, (held) => [...new Set([...held, ...permissions])]);
    },
    revoke(idOrRole, projectKey, permissions) {
      setPermissions(idOrRole, projectKey, (held) => held.filter((permission) => !permissions.includes(permission)));
    },
    setActive(idOrRole, active) {
      store.accounts.put({ ...getAccount(idOrRole), active });
    },
    setIndexLag(least, most) {
      index.setLag(least, most);
    },
  };
}
