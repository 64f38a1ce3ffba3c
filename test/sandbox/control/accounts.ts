import type { AccountName } from '../desk/wire';
import type { Identity } from '../ports';
import { ControlError } from './route';

/** Who the site knows; `role` is the short name that the control interface uses. */
export interface SiteAccount {
  id: string;
  role: string;
  accountType: 'atlassian' | 'app' | 'customer';
}

export interface Accounts {
  get(name: AccountName): SiteAccount;
  /** From a header or query, the agent if absent. Any person of the site; apps sign in nowhere. */
  read(name: string | undefined): SiteAccount;
}

/** The accounts by the names that tools use; 400 for any other. */
export function createAccounts(all: () => SiteAccount[]): Accounts {
  const find = (name: string): SiteAccount => {
    const account = all().find(({ role, accountType }) => role === name && accountType !== 'app');
    if (!account) throw new ControlError(400, 'unknown_account', `The site has no account ${name}.`);
    return account;
  };
  return {
    get: find,
    read: (name = 'agent') => find(name),
  };
}

export const asUser = ({ id }: SiteAccount): Identity => ({ kind: 'user', accountId: id });
