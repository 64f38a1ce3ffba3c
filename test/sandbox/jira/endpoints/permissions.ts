import { z } from 'zod';
import {
  type Account,
  type GlobalPermission,
  globalPermission,
  hasGlobal,
  type ProjectPermission,
  projectPermission,
} from '../account';
import type { Instance } from '../instance';
import { Refusal, refuse } from '../refusal';
import { json, list, parse, type Route } from '../route';

const ids = z.array(z.number().int()).max(1000);
const checkBody = z.strictObject({
  accountId: z.string().max(128).optional(),
  globalPermissions: z.array(z.string()).default([]),
  projectPermissions: z
    .array(
      z.strictObject({
        permissions: z.array(z.string()).min(1),
        issues: ids.default([]),
        projects: ids.default([]),
      }),
    )
    .default([]),
});

const mineQuery = z.strictObject({
  permissions: list,
  issueId: z.string().optional(),
  issueKey: z.string().optional(),
  projectId: z.string().optional(),
  projectKey: z.string().optional(),
});

function unrecognised(name: string): Refusal {
  return new Refusal(400, { errors: { [name]: 'Unrecognized permission' } });
}

function globalOf(name: string): GlobalPermission {
  const read = globalPermission.safeParse(name);
  if (!read.success) throw unrecognised(name);
  return read.data;
}

function projectWide(name: string): ProjectPermission {
  const read = projectPermission.safeParse(name);
  if (!read.success) throw unrecognised(name);
  return read.data;
}

/** Permission checks. For portal customers BROWSE_PROJECTS and ADD_COMMENTS are granted, so neither means agent. */
export function permissionRoutes(instance: Instance): Route[] {
  const { store, access } = instance;

  const subjectOf = (caller: Account, accountId: string | undefined): Account => {
    if (accountId === undefined || accountId === caller.id) return caller;
    if (!hasGlobal(caller, 'ADMINISTER')) throw refuse(403, 'Only Jira administrators can perform this operation.');
    const subject = store.accounts.find(accountId);
    if (!subject) throw refuse(400, 'The account does not exist.');
    return subject;
  };
  /** Unknown and invisible ids are left out without a word. */
  const grantedIssues = (subject: Account, permission: ProjectPermission, issues: number[]) =>
    issues.filter((id) => {
      const issue = store.issues.find(String(id));
      return issue !== undefined && access.may(subject, permission, issue);
    });
  const grantedProjects = (subject: Account, permission: ProjectPermission, projects: number[]) =>
    projects.filter((id) => {
      const project = store.projects.find(String(id));
      return project !== undefined && access.grants(subject, permission, project);
    });

  return [
    {
      method: 'POST',
      template: '/rest/api/3/permissions/check',
      handle(call) {
        const given = parse(checkBody, call.body);
        const globals = given.globalPermissions.map(globalOf);
        const asked = given.projectPermissions.flatMap(({ permissions, issues, projects }) =>
          permissions.map((name) => ({ permission: projectWide(name), issues, projects })),
        );
        const subject = subjectOf(call.actor, given.accountId);
        const projectPermissions = asked
          .map(({ permission, issues, projects }) => ({
            permission,
            issues: grantedIssues(subject, permission, issues),
            projects: grantedProjects(subject, permission, projects),
          }))
          .filter(({ issues, projects }) => issues.length + projects.length > 0);
        const globalPermissions = globals.filter((permission) => hasGlobal(subject, permission));
        return json(200, { globalPermissions, projectPermissions });
      },
    },
    {
      method: 'GET',
      template: '/rest/api/3/mypermissions',
      handle(call) {
        const query = parse(mineQuery, call.query);
        const idOrKey = query.issueId ?? query.issueKey;
        const issue = idOrKey === undefined ? undefined : access.issue(call.actor, idOrKey);
        const projectIdOrKey = issue?.projectId ?? query.projectId ?? query.projectKey;
        const project = projectIdOrKey === undefined ? undefined : store.findProject(projectIdOrKey);
        if (projectIdOrKey !== undefined && (!project || !access.seesProject(call.actor, project))) {
          throw refuse(404, 'No project could be found.');
        }
        const places = project ? [project] : store.projects.all();
        const permissions = query.permissions.map((name, position): [string, object] => {
          const wide = globalPermission.safeParse(name);
          const havePermission = wide.success
            ? hasGlobal(call.actor, wide.data)
            : places.some((place) => access.grants(call.actor, projectWide(name), place));
          const type = wide.success ? 'GLOBAL' : 'PROJECT';
          return [name, { id: String(position), key: name, name, type, description: '', havePermission }];
        });
        return json(200, { permissions: Object.fromEntries(permissions) });
      },
    },
  ];
}
