import type { EgressAnswer, EgressRequest } from '../ports';
import type { AccountState } from './account';
import type { ApiDocuments } from './api-documents';
import type { Endpoint } from './channel';
import { jsonAnswer, refusal } from './envelopes';

export const baseUrl = 'https://sandbox.api.infobip.com';
const hosts = ['api.infobip.com', 'sandbox.api.infobip.com'];

export interface Api {
  request(request: EgressRequest): EgressAnswer;
  /** Calls that this stand-in does not know, as `METHOD path`. */
  unknownCalls: string[];
}

/** Infobip's front door: host, key, scope, then the endpoint. */
export function createApi(account: AccountState, channelEndpoints: Endpoint[], documents?: ApiDocuments): Api {
  const unknownCalls: string[] = [];
  const endpoints: Endpoint[] = [
    ...channelEndpoints,
    {
      method: 'GET',
      path: '/account/1/balance',
      scopes: ['account-management:manage'],
      envelope: 'A',
      handle: () => jsonAnswer(200, { balance: account.read().credit, currency: 'EUR' }),
    },
  ];

  const request = (call: EgressRequest): EgressAnswer => {
    const url = new URL(call.url);
    if (url.protocol !== 'https:' || url.port !== '') return { failure: 'refused' };
    const isInfobip = hosts.includes(url.hostname) || url.hostname.endsWith('.api.infobip.com');
    if (!isInfobip) return { failure: 'refused' };

    const endpoint = endpoints.find(({ method, path }) => method === call.method && path === url.pathname);
    const envelope = endpoint?.envelope ?? 'A';
    // A key belongs to one account: on another account's address it is as good as none.
    if (!hosts.includes(url.hostname) || !hasKey(call)) return refusal(envelope, 401);
    if (!endpoint) {
      unknownCalls.push(`${call.method} ${url.pathname}`);
      return refusal('A', 404);
    }
    if (!endpoint.scopes.some((scope) => account.read().keyScopes.includes(scope))) return refusal(envelope, 403);
    const type = call.headers['content-type'] ?? '';
    if (call.method === 'POST' && !type.startsWith('application/json')) {
      return refusal(envelope, 400, {}, 'Content type is not application/json');
    }
    const answer = endpoint.handle(call);
    // The endpoint reads more strictly than the document; a request that only the document refuses is a gap of ours.
    const problems = answer.status === 200 && call.body !== undefined ? documentProblems(call, url.pathname) : [];
    return problems.length > 0 ? refusal(envelope, 400, { document: problems }) : answer;
  };

  const documentProblems = ({ method, body = '' }: EgressRequest, path: string) =>
    documents?.requestProblems(
      method,
      path,
      JSON.parse(typeof body === 'string' ? body : Buffer.from(body).toString()),
    ) ?? [];

  const hasKey = ({ headers }: EgressRequest) => {
    const [scheme, key, ...rest] = (headers['authorization'] ?? '').split(' ');
    return scheme === 'App' && key !== undefined && rest.length === 0 && account.read().apiKeys.includes(key);
  };

  return { request, unknownCalls };
}
