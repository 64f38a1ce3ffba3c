import { InvocationError, InvocationErrorCode } from '@forge/events';
import { kvs } from '@forge/kvs';
import { z } from 'zod';

const event = z
  .object({
    body: z.object({ id: z.string(), fails: z.number().default(0), throws: z.number().default(0) }).loose(),
    retryContext: z.object({ retryCount: z.number() }).loose().optional(),
  })
  .loose();

/** Notes each delivery under `work:<id>`; asks for a retry, or throws, as often as the body says. */
export async function work(given: unknown): Promise<unknown> {
  const { body, retryContext } = event.parse(given);
  const attempt = retryContext?.retryCount ?? 0;
  const before = z.array(z.unknown()).parse((await kvs.get(`work:${body.id}`)) ?? []);
  await kvs.set(`work:${body.id}`, [...before, { attempt, at: Date.now(), given }]);
  if (attempt < body.fails) {
    return new InvocationError({
      retryAfter: 7,
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
      retryData: { seen: attempt },
    });
  }
  if (attempt < body.throws) throw new Error('not yet');
  return undefined;
}

export async function slowWork(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 600_000));
}
