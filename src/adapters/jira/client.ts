import { asApp, asUser, HttpError, type Route } from '@forge/api';

export type JiraAnswer = { reached: true; status: number; body: unknown; retryAfterMs: number | undefined } | Unreached;
/** No answer came: for a write, whether it happened is unknown. */
export interface Unreached {
  reached: false;
}

export interface JiraCall {
  path: Route;
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
}

/** The app, the person in session, or a person by account id, also when nobody is there. */
export type As = 'app' | 'person' | { accountId: string };

/** One call to Jira. Many answers have no body, gateways answer HTML. */
export async function callJira(as: As, { path, method = 'GET', body }: JiraCall): Promise<JiraAnswer> {
  try {
    const identity = as === 'app' ? asApp() : as === 'person' ? asUser() : asUser(as.accountId);
    const response = await identity.requestJira(path, {
      method,
      headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const retryAfterMs = secondsToMs(response.headers.get('retry-after'));
    return { reached: true, status: response.status, body: parse(text), retryAfterMs };
  } catch (error) {
    // The platform's own refusals (no user, missing scope) say so before Jira saw anything.
    const status = error instanceof HttpError ? error.status : undefined;
    if (status !== undefined && status >= 400 && status < 500) {
      return { reached: true, status, body: undefined, retryAfterMs: undefined };
    }
    return { reached: false };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function secondsToMs(header: string | null): number | undefined {
  const seconds = Number(header);
  return header === null || !Number.isFinite(seconds) ? undefined : Math.max(0, seconds) * 1000;
}

/** Jira answered something that no rule of ours foresees. */
export class JiraProblem extends Error {
  override name = 'JiraProblem';
  readonly code: string;
  constructor(what: string, answer: JiraAnswer) {
    super(`${what}: ${answer.reached ? String(answer.status) : 'no answer'}`);
    this.code = answer.reached ? `HTTP_${String(answer.status)}` : 'NO_ANSWER';
  }
}

/** The body of a successful answer; everything else is a breakage. */
export function expectOk(what: string, answer: JiraAnswer): unknown {
  if (answer.reached && answer.status >= 200 && answer.status < 300) return answer.body;
  throw new JiraProblem(what, answer);
}
