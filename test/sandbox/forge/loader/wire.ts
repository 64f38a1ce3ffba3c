import { duplexPair, type Duplex } from 'node:stream';
import type { TimerSource } from './app-timers';

/** What HTTP clients call on a socket beyond a stream; timers are the app process's own. */
export type ClientSocket = Duplex & {
  connecting: boolean;
  setTimeout(ms: number, onTimeout?: () => void): ClientSocket;
  setKeepAlive(): ClientSocket;
  setNoDelay(): ClientSocket;
  ref(): ClientSocket;
  unref(): ClientSocket;
};

/** A connection without a network: what the client end writes comes out of the server end, and back. */
export function createWire(after: TimerSource['after']): { client: ClientSocket; server: Duplex } {
  const [near, server] = duplexPair();
  let cancel: (() => void) | undefined;
  const client: ClientSocket = Object.assign(near, {
    connecting: false,
    setTimeout(ms: number, onTimeout?: () => void): ClientSocket {
      cancel?.();
      cancel = ms > 0 ? after(ms, () => client.emit('timeout')) : undefined;
      if (onTimeout) client.once('timeout', onTimeout);
      return client;
    },
    setKeepAlive: () => client,
    setNoDelay: () => client,
    ref: () => client,
    unref: () => client,
  });
  client.once('close', () => {
    cancel?.();
    server.destroy();
  });
  server.on('error', () => client.destroy());
  return { client, server };
}
