import { route } from '@forge/api';
import { z } from 'zod';
import type { StatusAnswer } from '../../app/ports/requests';
import { categoryOf } from './category';
import { callJira, expectOk } from './client';
import { conversationProperty, PROPERTY } from './property';

const status = z.object({
  fields: z.object({
    status: z.object({ statusCategory: z.object({ key: z.string() }) }),
    statuscategorychangedate: z.string().nullish(),
    updated: z.string(),
    project: z.object({ projectTypeKey: z.string() }),
  }),
  properties: z.record(z.string(), z.unknown()).optional(),
});

/** The request as the app sees it now. */
export async function readStatus(request: string): Promise<StatusAnswer> {
  const fields = 'status,statuscategorychangedate,updated,project';
  const answer = await callJira('app', {
    path: route`/rest/api/3/issue/${request}?fields=${fields}&properties=${PROPERTY}`,
  });
  // 404 hides 403: gone and invisible look alike, and both mean that nothing can be written there.
  if (answer.reached && (answer.status === 404 || answer.status === 403)) return { found: false };
  const { fields: read, properties } = status.parse(expectOk('read status', answer));
  return {
    found: true,
    category: categoryOf(read.status.statusCategory.key),
    since: new Date(read.statuscategorychangedate ?? read.updated).toISOString(),
    service: isServiceProject(read.project),
    property: conversationProperty.safeParse(properties?.[PROPERTY]).data,
  };
}

export function isServiceProject({ projectTypeKey }: { projectTypeKey: string }): boolean {
  return projectTypeKey === 'service_desk';
}
