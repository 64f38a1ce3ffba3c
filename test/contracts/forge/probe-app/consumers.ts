import api, { assumeTrustedRoute } from '@forge/api';
import { InvocationError, InvocationErrorCode } from '@forge/events';
import { kvs } from '@forge/kvs';
import { z } from 'zod';

const act = z.object({ account: z.string(), method: z.string(), path: z.string(), body: z.unknown().optional() });

const event = z
  .object({
    body: z
      .object({ id: z.string(), fails: z.number().default(0), throws: z.number().default(0), act: act.optional() })
      .loose(),
    retryContext: z.object({ retryCount: z.number() }).loose().optional(),
  })
  .loose();

/** Acts in Jira as a person who is not there, and notes under `acted:<id>` what came of it. */
async function actAs(id: string, { account, method, path, body }: z.infer<typeof act>): Promise<void> {
  const outcome = await api
    .asUser(account)
    .requestJira(assumeTrustedRoute(path), { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    .then(
      ({ status }) => ({ status }),
      (error: unknown) => ({ failure: failure.parse(error) }),
    );
  await kvs.set(`acted:${id}`, outcome);
}
const failure = z.object({ message: z.string(), status: z.number().optional(), errorCode: z.string().optional() });

/** Notes each delivery under `work:<id>`; acts in Jira if the body says how; asks for a retry, or throws, as often as the body says. */
export async function work(given: unknown): Promise<unknown> {
  const { body, retryContext } = event.parse(given);
  const attempt = retryContext?.retryCount ?? 0;
  const before = z.array(z.unknown()).parse((await kvs.get(`work:${body.id}`)) ?? []);
  await kvs.set(`work:${body.id}`, [...before, { attempt, at: Date.now(), given }]);
  if (body.act) await actAs(body.id, body.act);
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
