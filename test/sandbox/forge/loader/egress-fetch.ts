import type { EgressRequest } from '../../ports';
import type { DoorAnswer } from '../invocation';
import { bodyForDoor, toResponse } from './door-bodies';
import { fetchFailed } from './failure-code';

const redirects = new Set([301, 302, 303, 307, 308]);
const maxRedirects = 20;

/** The `fetch` that the app sees. Each hop of a redirect passes the door again, so the allow list holds for all. */
export function createEgressFetch(pass: (call: EgressRequest) => Promise<DoorAnswer>) {
  return async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const headers = Object.fromEntries(request.headers.entries());
    let method = request.method;
    let url = request.url;
    let body = bodyForDoor(new Uint8Array(await request.arrayBuffer()), headers['content-type']);

    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const answer = await orAborted(pass({ method, url, headers, body }), request.signal);
      if ('failure' in answer) throw fetchFailed(answer.failure);
      const location = answer.headers['location'];
      if (!redirects.has(answer.status) || location === undefined || request.redirect === 'manual') {
        return toResponse(answer);
      }
      if (request.redirect === 'error')
        throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') });
      url = new URL(location, url).toString();
      if (answer.status === 303 || (answer.status < 303 && method === 'POST')) {
        method = 'GET';
        body = undefined;
      }
    }
    throw new TypeError('fetch failed', { cause: new Error('redirect count exceeded') });
  };
}

async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const first = await Promise.race([work.then((value) => ({ value })), aborted]);
  if (first) return first.value;
  signal.throwIfAborted();
  throw new Error('The request was aborted.');
}
