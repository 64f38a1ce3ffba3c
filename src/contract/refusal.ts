/** What a person may lack, in Jira's own permission names. */
export type Permission =
  | 'BROWSE_PROJECTS'
  | 'SERVICEDESK_AGENT'
  | 'ADD_COMMENTS'
  | 'EDIT_ISSUES'
  | 'LINK_ISSUES'
  | 'CREATE_ISSUES'
  | 'TRANSITION_ISSUES'
  | 'ADMINISTER';

/** Refusals that every function may answer with. Nothing was changed, and nothing is lost. */
export type CommonRefusal =
  /** Customers, anonymous visitors and people without a licence get nothing. */
  | { code: 'not-licensed' }
  | { code: 'no-permission'; missing: Permission[] }
  /** The payload does not have the agreed shape; `fields` are paths, never values. */
  | { code: 'malformed'; fields: string[] }
  /** Something is broken on our side or at Jira; the reference is found in the log. */
  | { code: 'unavailable'; reference: string };
