import { z } from 'zod';
import { errorSchema, type AccountName } from '../wire';

/** An answer other than 2xx, with the server's own words. */
export class ApiFailure extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'ApiFailure';
  }
}

const jiraErrors = z.union([
  z.object({ errorMessages: z.array(z.string()).min(1) }).transform(({ errorMessages }) => errorMessages.join(' ')),
  z.object({ errorMessage: z.string() }).transform(({ errorMessage }) => errorMessage),
  z.object({ errors: z.record(z.string(), z.string()) }).transform(({ errors }) => Object.values(errors).join(' ')),
  errorSchema.transform(({ error }) => error.message),
]);

export interface Api {
  get<T>(schema: z.ZodType<T>, path: string): Promise<T>;
  post<T>(schema: z.ZodType<T>, path: string, body: unknown): Promise<T>;
}

/** Calls the server as one of the site's accounts; the answers are parsed. Throws `ApiFailure` for a refusal. */
export function createApi(account: AccountName): Api {
  async function call<T>(schema: z.ZodType<T>, path: string, init: RequestInit): Promise<T> {
    const answer = await fetch(path, {
      ...init,
      headers: { accept: 'application/json', 'content-type': 'application/json', 'x-account': account },
    });
    const text = await answer.text();
    if (!answer.ok)
      throw new ApiFailure(answer.status, messageOf(text) ?? `The server answered ${String(answer.status)}.`);
    return schema.parse(text === '' ? undefined : JSON.parse(text));
  }
  return {
    get: (schema, path) => call(schema, path, { method: 'GET' }),
    post: (schema, path, body) => call(schema, path, { method: 'POST', body: JSON.stringify(body) }),
  };
}

function messageOf(text: string): string | undefined {
  try {
    return jiraErrors.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // not JSON: the status says enough
  }
}
