import { createPlatformFetch } from '../sandbox/forge/loader/platform-fetch';
import type { HttpAnswer, PlatformCall } from '../sandbox/ports';

export type Answer = Partial<HttpAnswer> | { failure: 'refused' | 'reset' | 'timeout' };
export type JiraCall = Extract<PlatformCall, { kind: 'forge' }>;

/** Puts `answer` behind the platform's own seam for product calls, and keeps what was asked. */
export function aJiraThatAnswers(answer: (call: JiraCall, number: number) => Answer): JiraCall[] {
  const asked: JiraCall[] = [];
  const platformFetch = createPlatformFetch(async (call) => {
    if (call.kind !== 'forge') throw new Error('only calls to Jira are expected here');
    asked.push(call);
    const given = answer(call, asked.length);
    return 'failure' in given ? given : { status: 200, headers: {}, body: '', ...given };
  });
  Object.defineProperty(globalThis, '__forge_fetch__', { value: platformFetch, configurable: true });
  return asked;
}

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Partial<HttpAnswer> {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** Answers by method and path, whatever the query; any other call is an error. */
export function byPath(answers: Record<string, Answer | ((call: JiraCall) => Answer)>): (call: JiraCall) => Answer {
  return (call) => {
    const name = `${call.method} ${call.path.split('?')[0] ?? ''}`;
    const answer = answers[name];
    if (answer === undefined) throw new Error(`${name} was not expected here`);
    return typeof answer === 'function' ? answer(call) : answer;
  };
}

/** The JSON that a call carried. */
export function bodyOf(call: JiraCall | undefined): unknown {
  return typeof call?.body === 'string' ? JSON.parse(call.body) : undefined;
}
