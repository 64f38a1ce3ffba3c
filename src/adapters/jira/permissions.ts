import { route } from '@forge/api';
import { z } from 'zod';
import type { Permission } from '../../domain/permission';
import { callJira, expectOk } from './client';

const granted = z.object({
  globalPermissions: z.array(z.string()),
  projectPermissions: z.array(z.object({ permission: z.string(), issues: z.array(z.number()) })),
});

/**
 * What the invoking person lacks on a request, asked as that person. Jira ignores ids that are unknown or invisible
 * instead of refusing them, so every permission must name the very id.
 */
export async function missingForPerson(request: string, permissions: Permission[]): Promise<Permission[]> {
  const issue = Number(request);
  const answer = await callJira('person', {
    path: route`/rest/api/3/permissions/check`,
    method: 'POST',
    body: { projectPermissions: [{ permissions, issues: [issue] }] },
  });
  if (answer.reached && [401, 403, 404].includes(answer.status)) return permissions;
  const { projectPermissions } = granted.parse(expectOk('check permissions', answer));
  return permissions.filter(
    (wanted) => !projectPermissions.some((grant) => grant.permission === wanted && grant.issues.includes(issue)),
  );
}

/** Is the invoking person a Jira administrator? */
export async function personAdministers(): Promise<boolean> {
  const answer = await callJira('person', {
    path: route`/rest/api/3/permissions/check`,
    method: 'POST',
    body: { globalPermissions: ['ADMINISTER'] },
  });
  if (answer.reached && [401, 403, 404].includes(answer.status)) return false;
  return granted.parse(expectOk('check permissions', answer)).globalPermissions.includes('ADMINISTER');
}
