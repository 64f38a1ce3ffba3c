import { EgressFilteringService } from '@forge/egress';
import type { EgressAnswer, EgressRequest } from '../../ports';
import type { Manifest } from '../manifest';
import { proxyError } from './answers';
import type { EgressCall, Serve } from './door';

/** The ports that the platform's proxy lets through, beside the scheme's own. */
const ports = new Set(['', '80', '443', '8080', '8443', '8444', '7990', '8089', '8090', '8085', '8060']);
const callsPerMinute = 100;

/** Calls to other companies: HTTPS, allowed by the manifest (Atlassian's own check), not too many. */
export function createEgressCalls(
  manifest: Manifest,
  egress: (request: EgressRequest) => Promise<EgressAnswer>,
): Serve<EgressCall> {
  const allowed = new EgressFilteringService(manifest.permissions.external?.fetch?.backend ?? []);
  return async ({ method, url, headers, body }, from) => {
    const { protocol, port } = new URL(url);
    if (protocol !== 'https:' || !ports.has(port) || !allowed.isValidUrl(url)) {
      const text = `URL not included in the external fetch backend permissions: ${url}`;
      return proxyError(403, 'REQUEST_EGRESS_ALLOWLIST_ERR', text);
    }
    from.egressCalls += 1;
    if (from.egressCalls > callsPerMinute * Math.ceil(from.timeoutSeconds / 60)) {
      return proxyError(429, 'FETCH_LIMIT_EXCEEDED', 'Too many external calls in one invocation.');
    }
    return egress({ method, url, headers, body });
  };
}
