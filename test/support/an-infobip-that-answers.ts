import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

export interface Received {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: unknown;
}

export interface AnsweringServer {
  url: string;
  received: Received[];
  close(): Promise<void>;
}

const address = z.object({ port: z.number() });

/** A server on this machine that answers each call as it is told; it stands in for a host that misbehaves. */
export async function anInfobipThatAnswers(
  answer: (response: ServerResponse, request: IncomingMessage) => void,
): Promise<AnsweringServer> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const { method = '', url = '', headers } = request;
      received.push({ method, path: url, headers, body: text === '' ? undefined : JSON.parse(text) });
      answer(response, request);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = address.parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}) {
  return (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** An address at which nothing listens. */
export async function anAddressNobodyListensAt(): Promise<string> {
  const { url, close } = await anInfobipThatAnswers(() => {});
  await close();
  return url;
}
