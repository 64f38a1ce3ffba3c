import { request as httpRequest } from 'node:http';
import { z } from 'zod';
import { ControlError, json, param, parse, readJson, type Route } from '../../sandbox/control/route';
import { serve, type SandboxServer } from '../../sandbox/server';

const routes: Route[] = [
  { method: 'GET', path: '/things/{name}', handle: (request) => json({ name: param(request, 'name') }) },
  {
    method: 'POST',
    path: '/things',
    handle: (request) => json(readJson(z.strictObject({ size: z.number() }), request)),
  },
  {
    method: 'ANY',
    path: '/rest/{rest...}',
    handle: ({ method, target, params }) => json({ method, target, rest: params['rest'] }),
  },
  {
    method: 'GET',
    path: '/refused',
    handle: () => {
      throw new ControlError(409, 'not_now', 'Not now.');
    },
  },
  { method: 'GET', path: '/broken', handle: () => Promise.reject(new Error('a defect')) },
  {
    method: 'GET',
    path: '/events',
    handle: () => ({
      open: (send) => {
        send({ type: 'hello' });
        send({ type: 'again' });
        return () => undefined;
      },
    }),
  },
];

describe('the server', () => {
  const errors: unknown[] = [];
  let server: SandboxServer;
  beforeAll(async () => {
    server = await serve(routes, 0, (error) => errors.push(error));
  });
  afterAll(() => server.close());

  const ask = async (path: string, init?: RequestInit) => {
    const answer = await fetch(`http://127.0.0.1:${String(server.port)}${path}`, init);
    return { status: answer.status, body: parse(z.unknown(), await answer.json()) };
  };
  const post = (body: string) => ask('/things', { method: 'POST', body });

  it('answers under both names of this machine', async () => {
    const other = await fetch(`${server.url}/things/a`);
    expect(await other.json()).toEqual({ name: 'a' });
    expect(await ask('/things/OMN-1%2F2')).toEqual({ status: 200, body: { name: 'OMN-1/2' } });
  });

  it('hands on any method with its path and query as they came', async () => {
    const path = '/rest/api/3/issue/A-1?fields=a%20b&fields=c';
    expect(await ask(path, { method: 'PUT' })).toEqual({
      status: 200,
      body: { method: 'PUT', target: path, rest: 'api/3/issue/A-1' },
    });
  });

  it('says what is wrong with a body', async () => {
    expect(await post('{"size":1}')).toEqual({ status: 200, body: { size: 1 } });
    expect(await post('{')).toMatchObject({ status: 400, body: { error: { code: 'not_json' } } });
    expect(await post('{"size":"1"}')).toMatchObject({ status: 400, body: { error: { code: 'invalid' } } });
    expect(await post('{"size":1,"more":2}')).toMatchObject({ status: 400, body: { error: { code: 'invalid' } } });
  });

  it('answers errors in one form', async () => {
    expect(await ask('/nowhere')).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
    expect(await ask('/things')).toMatchObject({ status: 405, body: { error: { code: 'wrong_method' } } });
    expect(await ask('/refused')).toEqual({ status: 409, body: { error: { code: 'not_now', message: 'Not now.' } } });
    expect(await ask('/broken')).toMatchObject({ status: 500, body: { error: { code: 'sandbox_broken' } } });
    expect(errors).toEqual([new Error('a defect')]);
  });

  it('does not answer to the name of another machine', async () => {
    const status = await new Promise((resolve) => {
      const options = { port: server.port, path: '/things/a', headers: { host: 'evil.example' } };
      httpRequest(options, (answer) => {
        resolve(answer.resume().statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });

  it('streams events', async () => {
    const leave = new AbortController();
    const answer = await fetch(`${server.url}/events`, { signal: leave.signal });
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('again')) text += (await reader?.read())?.value ?? '';
    expect(text).toBe('data: {"type":"hello"}\n\ndata: {"type":"again"}\n\n');
    leave.abort();
  });
});
