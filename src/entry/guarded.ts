import type { z } from 'zod';
import type { Ports } from '../app/ports';
import type { CommonRefusal } from '../contract/refusal';

/** A resolver call as the platform hands it over. */
export interface Call {
  payload: unknown;
  context: unknown;
}

/**
 * What stands around every resolver function: the caller from the platform's context, the payload by its schema, and
 * one place where breakage becomes an answer that says nothing but a reference.
 */
export function guarded<Caller>(ports: () => Ports, callerOf: (context: unknown) => Caller | undefined) {
  return <Input, Answer>(schema: z.ZodType<Input>, run: (caller: Caller, input: Input) => Promise<Answer>) =>
    async ({ payload, context }: Call): Promise<Answer | CommonRefusal> => {
      const caller = callerOf(context);
      if (caller === undefined) return { code: 'not-licensed' };
      const input = schema.safeParse(payload ?? {});
      if (!input.success) {
        return { code: 'malformed', fields: [...new Set(input.error.issues.map((issue) => issue.path.join('.')))] };
      }
      try {
        return await run(caller, input.data);
      } catch (error) {
        return { code: 'unavailable', reference: ports().log.broken('function failed', error) };
      }
    };
}

/**
 * Reads the context's `accountType`. Customers, anonymous visitors and unlicensed people are named; that licensed ones
 * always are is unverified, and Jira's own answer decides anyway.
 */
export function isLicensed(accountType: string | undefined): boolean {
  return accountType === undefined || accountType === 'licensed';
}
