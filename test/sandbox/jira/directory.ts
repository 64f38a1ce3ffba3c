import type { Account } from './account';
import type { Issue } from './issue';
import type { Project } from './project';
import type { Store } from './store';

/** Finds what controls name, and says what is missing. */
export interface Directory {
  /** By account id, or by role. */
  findAccount(idOrRole: string): Account | undefined;
  getAccount(idOrRole: string): Account;
  getProject(key: string): Project;
  getIssue(idOrKey: string): Issue;
}

export function createDirectory(store: Store): Directory {
  const findAccount = (idOrRole: string) => store.accounts.find(idOrRole) ?? store.accountByRole(idOrRole);
  return {
    findAccount,
    getAccount(idOrRole) {
      const found = findAccount(idOrRole);
      if (!found) throw new Error(`The site has no account ${idOrRole}.`);
      return found;
    },
    getProject(key) {
      const found = store.findProject(key);
      if (!found) throw new Error(`The site has no project ${key}.`);
      return found;
    },
    getIssue(idOrKey) {
      const found = store.findIssue(idOrKey);
      if (!found) throw new Error(`The site has no issue ${idOrKey}.`);
      return found;
    },
  };
}
