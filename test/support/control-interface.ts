import { z } from 'zod';
import { control } from '../sandbox/control/control';
import { serve, type SandboxServer } from '../sandbox/server';
import type { Site } from '../sandbox/site';

const json = z.unknown();

/** What tools see of a sandbox that was started: its control interface over HTTP, and nothing else. */
export function controlInterface(site: () => Site) {
  let server: SandboxServer | undefined;
  const errors: unknown[] = [];
  beforeAll(async () => {
    server = await serve(await control(site()), 0, (error) => errors.push(error));
  });
  afterEach(() => expect(errors).toEqual([]));
  afterAll(() => server?.close());

  const address = (path: string): string => (server?.url ?? '') + path;
  const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(address(path), {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: json.parse(/^[[{]/.test(text) ? JSON.parse(text) : text) };
  };
  return {
    get: (path: string, headers?: Record<string, string>) => ask('GET', path, undefined, headers),
    post: (path: string, body: unknown = {}, headers?: Record<string, string>) => ask('POST', path, body, headers),
    remove: (path: string) => ask('DELETE', path),
  };
}
