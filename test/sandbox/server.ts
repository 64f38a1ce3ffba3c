import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ControlError, findRoute, json, type ControlAnswer, type ControlRequest, type Route } from './control/route';

export interface SandboxServer {
  port: number;
  /** `http://localhost:<port>`: the pages. Frames come from the same server as `http://127.0.0.1:<port>`. */
  url: string;
  close(): Promise<void>;
}

/** More than the platform takes anywhere, so that the parts themselves refuse what is too large for them. */
const mostBytes = 16 * 1024 * 1024;

/** Serves the routes on this machine only, under both of its names (two origins for the browser). */
export async function serve(routes: Route[], port: number, onError: (error: unknown) => void): Promise<SandboxServer> {
  const listener = (incoming: IncomingMessage, response: ServerResponse) => {
    answer(routes, incoming)
      .catch((error: unknown) => errorAnswer(error, onError))
      .then((found) => {
        write(response, found);
      }, onError);
  };
  const first = await listen(listener, port, '127.0.0.1');
  const used = portOf(first);
  // `localhost` may mean the IPv6 address; a machine without IPv6 has only the other one.
  const second = await listen(listener, used, '::1').catch(() => undefined);
  return {
    port: used,
    url: `http://localhost:${String(used)}`,
    close: async () => {
      await Promise.all([first, ...(second ? [second] : [])].map(closed));
    },
  };
}

function listen(
  listener: (incoming: IncomingMessage, response: ServerResponse) => void,
  port: number,
  host: string,
): Promise<Server> {
  const server = createHttpServer(listener);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve(server);
    });
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

async function answer(routes: Route[], incoming: IncomingMessage): Promise<ControlAnswer> {
  const request = await read(incoming);
  const found = findRoute(routes, request.method, request.path);
  if (found === 'wrong method') {
    throw new ControlError(405, 'wrong_method', `${request.method} is not for ${request.path}.`);
  }
  if (!found) throw new ControlError(404, 'not_found', `There is no ${request.method} ${request.path}.`);
  return found.route.handle({ ...request, params: found.params });
}

async function read(incoming: IncomingMessage): Promise<ControlRequest> {
  const host = (incoming.headers.host ?? '').replace(/:\d+$/, '');
  // Only pages of this machine may talk to the sandbox, whatever a foreign name server says.
  if (!['localhost', '127.0.0.1', '[::1]'].includes(host)) {
    throw new ControlError(403, 'foreign_host', 'The sandbox answers to localhost and 127.0.0.1 only.');
  }
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > mostBytes) throw new ControlError(413, 'too_large', 'The body is larger than 16 MB.');
    chunks.push(bytes);
  }
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    target: url.pathname + url.search,
    query: url.searchParams,
    headers,
    params: {},
    body: Buffer.concat(chunks),
  };
}

function errorAnswer(error: unknown, onError: (error: unknown) => void): ControlAnswer {
  if (error instanceof ControlError) {
    return json({ error: { code: error.code, message: error.message } }, error.status);
  }
  onError(error);
  const message = error instanceof Error ? error.message : String(error);
  return json({ error: { code: 'sandbox_broken', message } }, 500);
}

function write(response: ServerResponse, found: ControlAnswer): void {
  if (!('open' in found)) {
    response.writeHead(found.status, { 'cache-control': 'no-store', ...found.headers });
    response.end(found.body);
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const close = found.open((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
  response.on('close', close);
}
