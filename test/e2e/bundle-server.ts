import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { pageRoutes } from '../sandbox/control/pages';
import { json, readJson, readQuery, type Route } from '../sandbox/control/route';
import { buildDesk } from '../sandbox/desk/bundle/build-desk';
import { contextQuerySchema, invokeBodySchema, type DeskModule, type PageEvent } from '../sandbox/desk/wire';
import { serve } from '../sandbox/server';

export interface BundleServer {
  readonly url: string;
  /** What the bundle has invoked. */
  readonly invoked: { function: string; payload: unknown }[];
  /** Tells every open page. */
  tell(event: PageEvent): void;
  close(): Promise<void>;
}

/**
 * The desk around a UI bundle that is no app: what the renderer and the bridge do needs no Jira. The bundle stands on
 * the configuration page, where nothing else is.
 */
export async function serveBundle(name: 'gallery' | 'negative'): Promise<BundleServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'desk-'));
  const deskDir = path.join(folder, 'desk');
  const uiDir = path.join(folder, 'ui');
  const resourceDir = path.join(uiDir, name);
  await Promise.all([
    buildDesk(deskDir),
    build({
      entryPoints: [path.join(__dirname, `${name}-bundle/index.tsx`)],
      outfile: path.join(resourceDir, 'main.js'),
      bundle: true,
      format: 'iife',
      jsx: 'automatic',
      logLevel: 'warning',
      define: { 'process.env.NODE_ENV': '"production"' },
    }),
  ]);
  await writeFile(
    path.join(resourceDir, 'index.html'),
    '<html><head></head><body><script defer src="main.js"></script></body></html>',
  );

  const streams = new Set<(event: PageEvent) => void>();
  const invoked: BundleServer['invoked'] = [];
  const module: DeskModule = { key: name, type: 'jira:adminPage', title: name, resource: name, useAsConfig: true };
  const routes: Route[] = [
    ...pageRoutes({ deskDir, uiDir, resourceDir: () => resourceDir }),
    { method: 'GET', path: '/sandbox/site', handle: () => json({ accounts: [], projects: [], senders: [] }) },
    { method: 'GET', path: '/sandbox/clock', handle: () => json({ now: '2026-11-24T12:00:00.000Z' }) },
    { method: 'GET', path: '/desk/modules', handle: () => json({ modules: [module] }) },
    {
      method: 'GET',
      path: '/desk/context',
      handle: (request) => {
        const { locale, theme } = readQuery(contextQuerySchema, request);
        const site = {
          cloudId: 'cloud',
          siteUrl: 'https://site.invalid',
          environmentId: 'environment',
          environmentType: 'DEVELOPMENT',
        };
        return json({
          ...site,
          localId: name,
          moduleKey: name,
          locale,
          timezone: 'Europe/Berlin',
          theme: { colorMode: theme },
          extension: { type: module.type },
        });
      },
    },
    {
      method: 'POST',
      path: '/sandbox/invoke',
      handle: (request) => {
        const { function: called, payload } = readJson(invokeBodySchema, request);
        invoked.push({ function: called, payload });
        return json({ result: 'done' });
      },
    },
    {
      method: 'GET',
      path: '/rest/api/3/user',
      handle: () => json({ accountId: 'someone', displayName: 'Anna Agent' }),
    },
    {
      method: 'GET',
      path: '/desk/events',
      handle: () => ({
        open(send: (event: PageEvent) => void) {
          streams.add(send);
          send({ type: 'hello', build: 'one' });
          return () => streams.delete(send);
        },
      }),
    },
  ];
  const server = await serve(routes, 0, (error) => {
    console.error(error);
  });
  return {
    url: server.url,
    invoked,
    tell: (event) => {
      for (const send of streams) send(event);
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
