import type { HttpAnswer } from '../../ports';

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

export function emptyAnswer(status: number): HttpAnswer {
  return { status, headers: {}, body: '' };
}

/** How the platform's own proxy refuses; the libraries turn the header into their errors. */
export function proxyError(status: number, code: string, message: string): HttpAnswer {
  return jsonAnswer(status, { code, message }, { 'forge-proxy-error': code });
}
