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
