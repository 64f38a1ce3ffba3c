import { route } from '@forge/api';
import { z } from 'zod';
import type { ConversationProperty } from '../../app/ports/requests';
import { callJira, expectOk } from './client';

/** No personal data: everybody who sees the request can read its properties. */
export const PROPERTY = 'omnichat.conversation';

export const conversationProperty = z.object({ state: z.string(), waitingSince: z.string().optional() });

export async function setProperty(request: string, value: ConversationProperty): Promise<boolean> {
  const path = route`/rest/api/3/issue/${request}/properties/${PROPERTY}`;
  const answer = await callJira('app', { path, method: 'PUT', body: value });
  if (answer.reached && (answer.status === 403 || answer.status === 404)) return false;
  expectOk('set property', answer);
  return true;
}

export async function removeProperty(request: string): Promise<void> {
  const path = route`/rest/api/3/issue/${request}/properties/${PROPERTY}`;
  const answer = await callJira('app', { path, method: 'DELETE' });
  if (answer.reached && (answer.status === 403 || answer.status === 404)) return;
  expectOk('remove property', answer);
}
