/**
 * Which scope each product call needs (sections 3.6 and 4 of the Jira reference). Any one of several suffices; those of
 * the pin API and of permissions/check are not settled by Atlassian's pages. First match wins; `*` is one segment.
 */
const rules: [methods: string, path: string, scopes: string[]][] = [
  ['POST', '/rest/api/3/permissions/check', ['read:jira-work', 'read:permission:jira']],
  ['POST', '/rest/api/3/issue/bulkfetch', ['read:jira-work']],
  ['GET POST', '/rest/api/3/search/jql', ['read:jira-work']],
  ['POST', '/rest/api/3/search/approximate-count', ['read:jira-work']],
  ['POST', '/rest/api/3/issue', ['write:jira-work']],
  ['POST', '/rest/api/3/issueLink', ['write:jira-work']],
  ['DELETE', '/rest/api/3/issueLink/*', ['write:jira-work']],
  ['GET', '/rest/api/3/issueLink/*', ['read:jira-work']],
  ['GET', '/rest/api/3/issueLinkType', ['read:jira-work']],
  ['GET', '/rest/api/3/issue/**', ['read:jira-work']],
  ['POST PUT DELETE', '/rest/api/3/issue/**', ['write:jira-work']],
  ['GET', '/rest/api/3/attachment/**', ['read:jira-work']],
  ['GET', '/rest/api/3/mypermissions', ['read:jira-work']],
  ['GET', '/rest/api/3/myself', ['read:jira-user']],
  ['GET', '/rest/api/3/mypreferences/locale', ['read:jira-user']],
  ['GET', '/rest/api/3/user', ['read:jira-user']],
  ['GET', '/rest/api/3/user/bulk', ['read:jira-user']],
  ['GET', '/rest/api/3/project/**', ['read:jira-work']],
  ['GET', '/rest/api/3/field', ['read:jira-work']],
  ['GET', '/rest/api/3/resolution/search', ['read:jira-work']],
  ['GET', '/rest/api/3/statuses/search', ['manage:jira-configuration']],
  ['POST', '/rest/api/3/forge/panel/action/bulk/async', ['manage:jira-project', 'manage:jira-configuration']],
  ['GET', '/rest/api/3/task/*', ['read:jira-work']],
  ['GET', '/rest/forge/1/app/properties/*', ['read:app-data:jira']],
  ['PUT DELETE', '/rest/forge/1/app/properties/*', ['write:app-data:jira']],
  ['POST', '/rest/servicedeskapi/customer', ['manage:servicedesk-customer']],
  ['GET POST DELETE', '/rest/servicedeskapi/servicedesk/*/customer', ['manage:servicedesk-customer']],
  ['GET', '/rest/servicedeskapi/servicedesk/*/queue/**', ['read:jira-work']],
  ['POST', '/rest/servicedeskapi/servicedesk/*/requesttype/permissions/check', ['read:servicedesk-request']],
  ['POST', '/rest/servicedeskapi/servicedesk/*/attachTemporaryFile', ['write:servicedesk-request']],
  ['GET', '/rest/servicedeskapi/**', ['read:servicedesk-request']],
  ['POST PUT DELETE', '/rest/servicedeskapi/request/**', ['write:servicedesk-request']],
];

const compiled = rules.map(([methods, path, scopes]) => ({
  methods: methods.split(' '),
  path: new RegExp(`^${path.replace('/**', '(/.*)?').replaceAll('/*', '/[^/]+')}$`),
  scopes,
}));

/** Undefined for a call that nobody has looked up. `path` without its query. */
export function scopesFor(method: string, path: string): string[] | undefined {
  return compiled.find((rule) => rule.methods.includes(method) && rule.path.test(path))?.scopes;
}
