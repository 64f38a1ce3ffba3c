import { z } from 'zod';
import type { PageEvent } from '../desk/wire';
import type { ProductEvent } from '../ports';

const changeTypes: Record<string, 'created' | 'updated' | 'commented' | 'deleted'> = {
  'avi:jira:created:issue': 'created',
  'avi:jira:updated:issue': 'updated',
  'avi:jira:commented:issue': 'commented',
  'avi:jira:deleted:comment': 'commented',
  'avi:jira:deleted:issue': 'deleted',
};
const issueSchema = z.looseObject({
  id: z.coerce.string(),
  key: z.string(),
  fields: z.looseObject({ project: z.looseObject({ id: z.coerce.string() }) }),
});

/** What open pages hear about a change in Jira, or nothing where it is no change of an issue. */
export function issueChanged({ eventType, atlassianId, payload }: ProductEvent): PageEvent | undefined {
  const changeType = changeTypes[eventType];
  const issue = issueSchema.safeParse(payload['issue']);
  if (!changeType || !issue.success) return undefined;
  const { id, key, fields } = issue.data;
  return {
    type: 'issue-changed',
    issueId: id,
    issueKey: key,
    projectId: fields.project.id,
    changes: [{ changeType, ...(atlassianId !== undefined && { atlassianId }) }],
  };
}
