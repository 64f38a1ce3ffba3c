import api, { assumeTrustedRoute } from '@forge/api';
import { kvs } from '@forge/kvs';
import { publish } from '@forge/realtime';
import { z } from 'zod';

const request = z.object({ body: z.string().optional(), method: z.string(), path: z.string() }).loose();

/** Answers with what it got, and with what happens when it acts as a user or publishes to a module's channel. */
export async function hook(given: unknown, context: unknown): Promise<object> {
  const { body } = request.parse(given);
  const asUser = await api
    .asUser()
    .requestJira(assumeTrustedRoute('/rest/api/3/myself'))
    .then(
      () => 'answered',
      (error: unknown) => z.object({ name: z.string() }).parse(error).name,
    );
  const realtime = await publish('channel', 'x');
  await kvs.set('last-hook', body ?? '');
  return {
    statusCode: 200,
    headers: { 'Content-Type': ['application/json'] },
    body: JSON.stringify({ request: given, context, asUser, realtime }),
  };
}
export const brokenHook = (): object => ({ status: 200 });
export const staticHook = (): object => ({ outputKey: 'no' });
