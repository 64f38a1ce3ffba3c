import { z } from 'zod';

/** A person (or the app) of the site. `role` is the short name of the control interface. */
export interface Account {
  id: string;
  role: string;
  displayName: string;
  email: string | null;
  accountType: 'atlassian' | 'app' | 'customer';
  active: boolean;
  timeZone: string;
  globalPermissions: GlobalPermission[];
  /** Project id → what the account may do there. */
  projectPermissions: Record<string, ProjectPermission[]>;
}

const globalPermissions = [
  'ADMINISTER',
  'BULK_CHANGE',
  'CREATE_SHARED_OBJECTS',
  'MANAGE_GROUP_FILTER_SUBSCRIPTIONS',
  'SYSTEM_ADMIN',
  'USER_PICKER',
] as const;

const projectPermissions = [
  'ADD_COMMENTS',
  'ADMINISTER_PROJECTS',
  'ASSIGNABLE_USER',
  'ASSIGN_ISSUES',
  'BROWSE_PROJECTS',
  'CLOSE_ISSUES',
  'CREATE_ATTACHMENTS',
  'CREATE_ISSUES',
  'DELETE_ALL_ATTACHMENTS',
  'DELETE_ALL_COMMENTS',
  'DELETE_ALL_WORKLOGS',
  'DELETE_ISSUES',
  'DELETE_OWN_ATTACHMENTS',
  'DELETE_OWN_COMMENTS',
  'DELETE_OWN_WORKLOGS',
  'EDIT_ALL_COMMENTS',
  'EDIT_ALL_WORKLOGS',
  'EDIT_ISSUES',
  'EDIT_OWN_COMMENTS',
  'EDIT_OWN_WORKLOGS',
  'LINK_ISSUES',
  'MANAGE_SPRINTS_PERMISSION',
  'MANAGE_WATCHERS',
  'MODIFY_REPORTER',
  'MOVE_ISSUES',
  'RESOLVE_ISSUES',
  'SCHEDULE_ISSUES',
  'SERVICEDESK_AGENT',
  'SET_ISSUE_SECURITY',
  'TRANSITION_ISSUES',
  'VIEW_DEV_TOOLS',
  'VIEW_READONLY_WORKFLOW',
  'VIEW_VOTERS_AND_WATCHERS',
  'WORK_ON_ISSUES',
] as const;

export const globalPermission = z.enum(globalPermissions);
export const projectPermission = z.enum(projectPermissions);
export type GlobalPermission = z.infer<typeof globalPermission>;
export type ProjectPermission = z.infer<typeof projectPermission>;

export function hasGlobal(account: Account, permission: GlobalPermission): boolean {
  return account.globalPermissions.includes(permission);
}

export function hasInProject(account: Account, permission: ProjectPermission, projectId: string): boolean {
  return account.projectPermissions[projectId]?.includes(permission) ?? false;
}
