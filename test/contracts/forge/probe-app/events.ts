import { InvocationError, InvocationErrorCode } from '@forge/events';
import { kvs } from '@forge/kvs';
import { z } from 'zod';

const event = z.object({ issue: z.object({ id: z.string() }).loose(), again: z.number().default(0) }).loose();

/** Notes each event under `issue:<id>`; `again` asks for that many retries. */
export async function onIssue(given: unknown): Promise<unknown> {
  const { issue, again } = event.parse(given);
  const before = z.array(z.unknown()).parse((await kvs.get(`issue:${issue.id}`)) ?? []);
  await kvs.set(`issue:${issue.id}`, [...before, given]);
  return before.length < again
    ? new InvocationError({ retryAfter: 5, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST })
    : undefined;
}
