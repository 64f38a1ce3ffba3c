import type { HttpAnswer, Identity, JiraSite } from '../../ports';
import type { DoorAnswer } from '../invocation';
import type { RunningInvocation } from '../invoker';
import type { Manifest } from '../manifest';
import { jsonAnswer, proxyError } from './answers';
import type { ForgeCall, Serve } from './door';
import { scopesFor } from './product-scopes';

/** Portal visitors without an account share this id; nobody can act as them. */
const nobody = 'unidentified';

/** `requestJira`: whom the call acts as, whether the manifest has the scope, and then Jira itself. */
export function createProductCalls(options: {
  manifest: Manifest;
  jira: JiraSite;
  complain: (text: string) => void;
}): Serve<ForgeCall> {
  const { manifest, jira, complain } = options;
  const granted = manifest.permissions.scopes;

  function identify({ meta }: ForgeCall, from: RunningInvocation, scopes: string[]): Identity | HttpAnswer {
    if (meta.provider === 'app') return { kind: 'app' };
    if (meta.provider === 'none') return { kind: 'anonymous' };
    const person = from.call.accountId === nobody ? undefined : from.call.accountId;
    const wanted = meta.accountId ?? person;
    if (wanted === undefined) return proxyError(401, 'NEEDS_AUTHENTICATION_ERR', 'Authentication Required');
    if (wanted !== person && !scopes.some((scope) => granted.get(scope)?.allowImpersonation)) {
      // Which code the platform uses here is not documented; that it refuses, is.
      return proxyError(403, 'IMPERSONATION_NOT_ALLOWED', `No scope of ${scopes.join(', ')} allows impersonation.`);
    }
    return { kind: 'user', accountId: wanted };
  }

  async function follow(answer: HttpAnswer): Promise<HttpAnswer> {
    const { location } = answer.headers;
    if (![302, 303, 307].includes(answer.status) || location === undefined) return answer;
    // A signed address of Atlassian's media service: it needs no identity and no egress entry.
    const { host, pathname, search } = new URL(location, 'https://site.invalid');
    return jira.request({ method: 'GET', path: pathname + search, headers: { host } }, { kind: 'anonymous' });
  }

  return async (call, from): Promise<DoorAnswer> => {
    const [path = ''] = call.path.split('?');
    const scopes = scopesFor(call.method, path);
    if (!scopes) {
      const text = `No scope is known for ${call.method} ${path}`;
      complain(text);
      return proxyError(501, 'UNMODELLED_CALL', text);
    }
    const identity = identify(call, from, scopes);
    if ('status' in identity) return identity;
    if (identity.kind !== 'anonymous' && !scopes.some((scope) => granted.has(scope))) {
      return jsonAnswer(401, { code: 401, message: 'Unauthorized; scope does not match' });
    }
    const headers = { ...call.headers };
    if (call.body !== undefined) headers['content-type'] ??= 'application/json';
    return follow(await jira.request({ method: call.method, path: call.path, headers, body: call.body }, identity));
  };
}
