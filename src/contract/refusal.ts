import type { Permission } from '../domain/permission';

export type { Permission };

/** Refusals that every function may answer with. Nothing was changed, and nothing is lost. */
export type CommonRefusal =
  /** Customers, anonymous visitors and people without a licence get nothing. */
  | { code: 'not-licensed' }
  /** `request` names another one than the panel's, and only if the person may see it. */
  | { code: 'no-permission'; missing: Permission[]; request?: string }
  /** The payload does not have the agreed shape; `fields` are paths, never values. */
  | { code: 'malformed'; fields: string[] }
  /** Something is broken on our side or at Jira; the reference is found in the log. */
  | { code: 'unavailable'; reference: string };
