import dgram from 'node:dgram';
import http2 from 'node:http2';
import net from 'node:net';
import tls from 'node:tls';

function refuse(): never {
  throw new Error('The Forge runtime has no raw sockets: use fetch or https.');
}

class SealedSocket extends net.Socket {
  override connect(): never {
    return refuse();
  }
}

/** Node's other ways to the network, which the platform's runtime does not offer. */
export const sealedNetwork: Record<string, unknown> = {
  net: { ...net, connect: refuse, createConnection: refuse, Socket: SealedSocket },
  tls: { ...tls, connect: refuse },
  http2: { ...http2, connect: refuse },
  dgram: { ...dgram, createSocket: refuse },
};
