import type { Place } from '../desk/wire';
import type { IssueRef } from '../jira/controls';
import type { Accounts } from './accounts';
import type { AppPages } from './app-manifest';
import { ControlError } from './route';

/** A module on a page, with the context that the platform gives it. */
export interface OpenModule {
  moduleKey: string;
  account: { accountId: string; accountType: 'licensed' | 'customer' };
  /** By module type, as the platform's front-end context has it. */
  extension: Record<string, unknown>;
}

export interface Places {
  open(place: Place): OpenModule;
}

/**
 * Where modules run. Whether the account may see the issue is not asked here: the app must ask for itself, since
 * anybody can send its bridge any issue.
 */
export function createPlaces(parts: {
  pages: AppPages;
  accounts: Accounts;
  findIssue: (idOrKey: string) => IssueRef | undefined;
  siteUrl: string;
}): Places {
  const { pages, accounts, findIssue, siteUrl } = parts;
  const extensionOf = (type: string, given: string | undefined): Record<string, unknown> => {
    if (type === 'jira:adminPage') return { type, location: `${siteUrl}/jira/settings/apps/omnichat` };
    if (given === undefined) throw new ControlError(400, 'no_issue', 'This module stands on an issue: name it.');
    const issue = findIssue(given);
    if (!issue) throw new ControlError(404, 'unknown_issue', `There is no issue ${given}.`);
    const { id, key, type: issueType, typeId, project } = issue;
    return {
      type,
      issue: { id, key, type: issueType, typeId },
      project,
      location: `${siteUrl}/browse/${key}`,
      ...(type === 'jira:issuePanel' && { isNewToIssue: false }),
    };
  };
  return {
    open: ({ module: moduleKey, issue, account }) => {
      const module = pages.find(moduleKey);
      if (!module) throw new ControlError(404, 'unknown_module', `The app has no module ${moduleKey} with a page.`);
      const { id: accountId, accountType } = accounts.get(account);
      return {
        moduleKey,
        account: { accountId, accountType: accountType === 'customer' ? 'customer' : 'licensed' },
        extension: extensionOf(module.type, issue),
      };
    },
  };
}
