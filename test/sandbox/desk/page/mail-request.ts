import { z } from 'zod';
import { createApi } from './api';
import type { Words } from './words';

const desks = '/rest/servicedeskapi/servicedesk';
const desksSchema = z.object({ values: z.array(z.object({ id: z.string(), projectKey: z.string() })) });
const typesSchema = z.object({ values: z.array(z.object({ id: z.string(), canCreateRequest: z.boolean() })) });
const createdSchema = z.object({ issueKey: z.string() });

/**
 * The seeded customer asks by e-mail: a request of theirs without a conversation. Answers its key.
 * @throws {Error} where the customer can open none in the project
 */
export async function makeMailRequest(projectKey: string, words: Words): Promise<string> {
  const api = createApi('customer');
  const { values } = await api.get(desksSchema, desks);
  const desk = values.find((candidate) => candidate.projectKey === projectKey);
  const types = desk ? (await api.get(typesSchema, `${desks}/${desk.id}/requesttype`)).values : [];
  const type = types.find(({ canCreateRequest }) => canCreateRequest);
  if (!desk || !type) throw new Error(words.noMailRequest);
  const { issueKey } = await api.post(createdSchema, '/rest/servicedeskapi/request', {
    serviceDeskId: desk.id,
    requestTypeId: type.id,
    requestFieldValues: { summary: words.mailRequestSummary, description: words.mailRequestText },
  });
  return issueKey;
}
