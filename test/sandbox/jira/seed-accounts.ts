import type { Account, GlobalPermission, ProjectPermission } from './account';

const everyday: ProjectPermission[] = [
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'ADD_COMMENTS',
  'EDIT_OWN_COMMENTS',
  'DELETE_OWN_COMMENTS',
  'ASSIGN_ISSUES',
  'ASSIGNABLE_USER',
  'CREATE_ATTACHMENTS',
  'DELETE_OWN_ATTACHMENTS',
  'LINK_ISSUES',
  'TRANSITION_ISSUES',
  'RESOLVE_ISSUES',
  'CLOSE_ISSUES',
];
const agent: ProjectPermission[] = [...everyday, 'SERVICEDESK_AGENT', 'MODIFY_REPORTER'];
const administrator: ProjectPermission[] = [
  ...agent,
  'ADMINISTER_PROJECTS',
  'DELETE_ISSUES',
  'DELETE_ALL_COMMENTS',
  'EDIT_ALL_COMMENTS',
  'MOVE_ISSUES',
];
/** Licensed people who are no agents: they look, and comment internally. */
const collaborator: ProjectPermission[] = ['BROWSE_PROJECTS', 'ADD_COMMENTS'];
/** What the portal grants: the check answers these to customers although they see own requests only. */
const portal: ProjectPermission[] = ['BROWSE_PROJECTS', 'CREATE_ISSUES', 'ADD_COMMENTS', 'CREATE_ATTACHMENTS'];

const licensed: GlobalPermission[] = ['CREATE_SHARED_OBJECTS', 'USER_PICKER'];
const berlin = 'Europe/Berlin';

/** The people of the seeded site, and Jira's own automation. Ids look like the platform's, so that nothing can depend on their form. */
export function seedAccounts(projects: { service: string; second: string; software: string }): Account[] {
  const { service, second, software } = projects;
  return [
    {
      id: '5b10a2844c20165700ede21a',
      role: 'agent',
      displayName: 'Anna Agent',
      email: 'anna.agent@example.com',
      accountType: 'atlassian',
      active: true,
      timeZone: berlin,
      globalPermissions: licensed,
      projectPermissions: { [service]: agent, [second]: agent, [software]: everyday },
    },
    {
      id: '5b10ac8d82e05b22cc7d4ef5',
      role: 'agent2',
      displayName: 'Bernd Berater',
      email: 'bernd.berater@example.com',
      accountType: 'atlassian',
      active: true,
      timeZone: berlin,
      globalPermissions: licensed,
      projectPermissions: { [service]: agent },
    },
    {
      id: '5b109f2e9729b51b54dc274d',
      role: 'admin',
      displayName: 'Carla Chefin',
      email: 'carla.chefin@example.com',
      accountType: 'atlassian',
      active: true,
      timeZone: berlin,
      globalPermissions: [...licensed, 'ADMINISTER', 'BULK_CHANGE'],
      projectPermissions: { [service]: administrator, [second]: administrator, [software]: administrator },
    },
    {
      id: 'qm:a713c8ea-1075-4e30-9d96-891a7d181739:5ad6d69abfa3980ce712caae',
      role: 'customer',
      displayName: 'Karl Kunde',
      email: 'karl.kunde@example.org',
      accountType: 'customer',
      active: true,
      timeZone: berlin,
      globalPermissions: [],
      projectPermissions: { [service]: portal },
    },
    {
      id: 'qm:a713c8ea-1075-4e30-9d96-891a7d181739:5ad6d7d46b2c7a2ae15f9b1e',
      role: 'customer2',
      displayName: 'Petra Portal',
      email: 'petra.portal@example.org',
      accountType: 'customer',
      active: true,
      timeZone: berlin,
      globalPermissions: [],
      projectPermissions: { [service]: portal },
    },
    {
      id: '5b10a0effa615349cb016cd8',
      role: 'viewer',
      displayName: 'Vera Viewer',
      email: 'vera.viewer@example.com',
      accountType: 'atlassian',
      active: true,
      timeZone: berlin,
      globalPermissions: licensed,
      projectPermissions: { [service]: collaborator, [software]: everyday },
    },
    {
      id: '557058:5f4f3fa1-7d8e-4f2a-9ab4-c6a1f2bd07c4',
      role: 'app',
      displayName: 'OmniChat',
      email: null,
      accountType: 'app',
      active: true,
      timeZone: berlin,
      globalPermissions: ['USER_PICKER'],
      projectPermissions: { [service]: agent, [second]: agent, [software]: everyday },
    },
    {
      id: '557058:f58131cb-b67d-43c7-b30d-6b58d40bd077',
      role: 'automation',
      displayName: 'Automation for Jira',
      email: null,
      accountType: 'app',
      active: true,
      timeZone: berlin,
      globalPermissions: [],
      projectPermissions: { [service]: agent, [second]: agent, [software]: everyday },
    },
  ];
}
