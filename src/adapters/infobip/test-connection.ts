import { z } from 'zod';
import type { ConnectionRefusal } from '../../contract/admin';
import { infobipSdk } from './sdk';

const preview = z.object({ previews: z.array(z.unknown()) });

/** A preview counts the parts of a text: it proves address and key, sends nothing and costs nothing. */
export async function testConnection(connection: {
  baseUrl: string;
  apiKey: string;
}): Promise<{ code: 'ok' } | ConnectionRefusal> {
  const outcome = await infobipSdk(connection.baseUrl, connection.apiKey).previewSms('OmniChat');
  if (outcome.kind !== 'answer') return { code: 'provider-unreachable' };
  if (outcome.status === 401) return { code: 'api-key-refused' };
  if (outcome.status === 403) return { code: 'scope-missing', scope: 'sms:manage' };
  return outcome.status === 200 && preview.safeParse(outcome.body).success
    ? { code: 'ok' }
    : { code: 'provider-problem', status: outcome.status };
}
