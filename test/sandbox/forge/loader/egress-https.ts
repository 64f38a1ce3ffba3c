import http, { type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import { urlToHttpOptions } from 'node:url';
import { z } from 'zod';
import type { EgressRequest } from '../../ports';
import type { DoorAnswer } from '../invocation';
import type { TimerSource } from './app-timers';
import { bodyForDoor } from './door-bodies';
import { failureCodes } from './failure-code';
import { createWire, type ClientSocket } from './wire';

/** What the platform's proxy honours of a request's options; agents, certificates and the like have no effect there. */
const optionsSchema = z.object({
  auth: z.string().nullish(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]).optional()).optional(),
  host: z.string().nullish(),
  hostname: z.string().nullish(),
  method: z.string().optional(),
  path: z.string().nullish(),
  port: z.union([z.string(), z.number()]).nullish(),
  signal: z.instanceof(AbortSignal).optional(),
  timeout: z.number().optional(),
});
type Options = z.infer<typeof optionsSchema>;
type Callback = (response: IncomingMessage) => void;
const callbackSchema = z.custom<Callback>((value) => typeof value === 'function');

interface Connection {
  client: ClientSocket;
  url: string;
  pass: (call: EgressRequest) => Promise<DoorAnswer>;
}

/**
 * `http` and `https` as the app sees them: real client requests of Node whose wire ends at the door instead of a network.
 * `bindPass` is called when a request is made, so that the call belongs to the invocation that made it.
 */
export function createEgressModules(
  bindPass: () => (call: EgressRequest) => Promise<DoorAnswer>,
  after: TimerSource['after'],
): { http: Record<string, unknown>; https: Record<string, unknown> } {
  const connections = new WeakMap<Duplex, Connection>();
  const server = http.createServer((request, response) => {
    const connection = connections.get(request.socket);
    if (connection) void carry(connection, request, response);
  });

  function requestOver(protocol: 'http:' | 'https:', args: unknown[]): ClientRequest {
    const { options, callback } = readArguments(args);
    const host = options.hostname ?? options.host ?? 'localhost';
    const port = options.port === null || options.port === undefined || options.port === '' ? '' : `:${options.port}`;
    const url = new URL(`${protocol}//${host.includes(':') ? `[${host}]` : host}${port}${options.path ?? '/'}`);
    const pass = bindPass();
    return http.request(
      {
        ...(typeof options.auth === 'string' && { auth: options.auth }),
        ...(options.headers && { headers: options.headers }),
        ...(options.method !== undefined && { method: options.method }),
        ...(options.signal && { signal: options.signal }),
        ...(options.timeout !== undefined && { timeout: options.timeout }),
        host: url.hostname,
        path: options.path ?? '/',
        port: url.port,
        defaultPort: protocol === 'https:' ? 443 : 80,
        createConnection: (made) => {
          const wire = createWire(after);
          connections.set(wire.server, { client: wire.client, url: url.toString(), pass });
          if (made.timeout !== undefined) wire.client.setTimeout(made.timeout);
          server.emit('connection', wire.server);
          return wire.client;
        },
      },
      callback,
    );
  }

  function over(protocol: 'http:' | 'https:') {
    const request = (...args: unknown[]): ClientRequest => requestOver(protocol, args);
    const get = (...args: unknown[]): ClientRequest => {
      const made = request(...args);
      made.end();
      return made;
    };
    return { request, get };
  }
  return { http: { ...http, ...over('http:') }, https: { ...https, ...over('https:') } };
}

function readArguments(args: unknown[]): { options: Options; callback?: Callback } {
  const rest = [...args];
  const last = callbackSchema.safeParse(rest.at(-1));
  if (last.success) rest.pop();
  const [first, second] = rest;
  const target = z.union([z.string().transform((text) => new URL(text)), z.instanceof(URL)]).safeParse(first);
  const options = target.success
    ? optionsSchema.parse({ ...urlToHttpOptions(target.data), ...optionsSchema.parse(second ?? {}) })
    : optionsSchema.parse(first);
  return { options, ...(last.success && { callback: last.data }) };
}

async function carry(connection: Connection, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(z.instanceof(Buffer).parse(chunk));
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (name !== 'connection' && name !== 'transfer-encoding' && value !== undefined) headers[name] = String(value);
  }
  const answer = await connection.pass({
    method: request.method ?? 'GET',
    url: connection.url,
    headers,
    body: bodyForDoor(Buffer.concat(chunks), headers['content-type']),
  });
  if (connection.client.destroyed) return;
  if ('failure' in answer) {
    const code = failureCodes[answer.failure];
    connection.client.destroy(Object.assign(new Error(`connect ${code} ${connection.url}`), { code }));
    return;
  }
  const body = Buffer.from(answer.body);
  const { 'transfer-encoding': _chunked, connection: _hop, ...kept } = answer.headers;
  response.sendDate = false;
  response.writeHead(answer.status, { ...kept, 'content-length': String(body.byteLength), connection: 'close' });
  response.end(body);
}
