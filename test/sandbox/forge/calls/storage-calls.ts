import type { Kvs } from '../kvs/kvs';
import type { Metrics } from '../metrics';
import { proxyError } from './answers';
import type { ForgeCall, Serve } from './door';

/** The key-value store as the app reaches it, with what it read and wrote put on the invocation's bill. */
export function createStorageCalls(kvs: Kvs, metrics: Metrics): Serve<ForgeCall> {
  return ({ method, path, body }, from) => {
    if (method !== 'POST') return proxyError(405, 'METHOD_NOT_ALLOWED', `${method} ${path}`);
    const answer = kvs.handle(path, typeof body === 'string' ? body : '');
    const { bytesRead, bytesWritten } = kvs.lastCall();
    metrics.bytes(from.id, bytesRead, bytesWritten);
    return answer;
  };
}
