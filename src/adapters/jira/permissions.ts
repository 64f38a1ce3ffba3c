import { route } from '@forge/api';
import { z } from 'zod';
import type { Permission } from '../../domain/permission';
import { callJira, expectOk } from './client';

const granted = z.object({
  globalPermissions: z.array(z.string()),
  projectPermissions: z.array(
    z.object({
      permission: z.string(),
      issues: z.array(z.number()).default([]),
      projects: z.array(z.number()).default([]),
    }),
  ),
});
type Granted = z.infer<typeof granted>;

/** Jira checks a thousand issues at once; nobody asks for more. */
async function check(body: object): Promise<Granted | undefined> {
  const answer = await callJira('person', { path: route`/rest/api/3/permissions/check`, method: 'POST', body });
  if (answer.reached && [401, 403, 404].includes(answer.status)) return undefined;
  return granted.parse(expectOk('check permissions', answer));
}

/**
 * What the invoking person lacks on each request, asked as that person. Jira ignores ids that are unknown or invisible
 * instead of refusing them, so every permission must name the very id.
 */
export async function missingForPerson(
  requests: string[],
  permissions: Permission[],
): Promise<Map<string, Permission[]>> {
  const issues = requests.map(Number);
  const found = await check({ projectPermissions: [{ permissions, issues }] });
  const grants = found?.projectPermissions ?? [];
  const has = (permission: Permission, issue: number): boolean =>
    grants.some((grant) => grant.permission === permission && grant.issues.includes(issue));
  return new Map(requests.map((id) => [id, permissions.filter((wanted) => !has(wanted, Number(id)))]));
}

export async function missingInProject(project: string, permissions: Permission[]): Promise<Permission[]> {
  const id = Number(project);
  const found = await check({ projectPermissions: [{ permissions, projects: [id] }] });
  const grants = found?.projectPermissions ?? [];
  return permissions.filter(
    (wanted) => !grants.some((grant) => grant.permission === wanted && grant.projects.includes(id)),
  );
}

/** Is the invoking person a Jira administrator? */
export async function personAdministers(): Promise<boolean> {
  const found = await check({ globalPermissions: ['ADMINISTER'] });
  return found?.globalPermissions.includes('ADMINISTER') ?? false;
}
