/**
 * Product events that Forge documents, with the scope that each needs. Atlassian's offline validator lets invented
 * names pass, and an app that waits for one never hears anything.
 */
const jira = [
  'created:issue',
  'updated:issue',
  'assigned:issue',
  'deleted:issue',
  'commented:issue',
  'deleted:comment',
  'created:attachment',
  'deleted:attachment',
  'created:issuelink',
  'deleted:issuelink',
  ...['created', 'updated', 'softdeleted', 'deleted', 'archived', 'unarchived', 'restored'].map(
    (verb) => `${verb}:project`,
  ),
];
const requestTypes = ['created', 'updated', 'deleted'].map((verb) => `avi:jsm-entity:${verb}:request-type`);

export const eventScopes = new Map<string, string | undefined>([
  ...jira.map((name) => [`avi:jira:${name}`, 'read:jira-work'] as const),
  ...requestTypes.map((name) => [name, 'manage:jira-configuration'] as const),
  ['avi:forge:installed:app', undefined],
  ['avi:forge:upgraded:app', undefined],
]);
