import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { z } from 'zod';
import { createChance } from '../../sandbox/chance';
import { createDocuments } from '../../sandbox/documents';
import type { Conditions } from '../../sandbox/forge/conditions';
import { demoEnvironment } from '../../sandbox/forge/environment';
import { createForgeHost } from '../../sandbox/forge/host';
import type { Seams } from '../../sandbox/forge/invocation';
import { createAppProcess } from '../../sandbox/forge/loader/app-process';
import { readManifest } from '../../sandbox/forge/manifest';
import { buildLoader } from '../../sandbox/forge/processes/build-loader';
import { createWorkerProcess } from '../../sandbox/forge/processes/worker-process';
import type {
  EgressAnswer,
  EgressRequest,
  HttpAnswer,
  HttpRequest,
  Identity,
  JiraSite,
  ProductEvent,
} from '../../sandbox/ports';
import { createLiveTimeline } from '../../sandbox/timeline';
import { probeManifest } from './probe-manifest';

/** The value at `path` inside plain JSON. @throws where there is none */
export function inside(value: unknown, ...path: string[]): unknown {
  return path.reduce((at: unknown, key) => z.record(z.string(), z.unknown()).parse(at)[key], value);
}

export type Mode = 'worker threads' | 'one thread';
export const modes: Mode[] = ['worker threads', 'one thread'];

export interface ProbeBuild {
  bundleDir: string;
  loaderFile: string;
}

/** The probe app's bundle and the worker's entry, made once per test file. */
export async function buildProbe(name: string): Promise<ProbeBuild> {
  const outDir = path.resolve('build', 'probe', name);
  mkdirSync(outDir, { recursive: true });
  await build({
    entryPoints: [path.join(__dirname, 'probe-app', 'index.ts')],
    outfile: path.join(outDir, 'index.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    logLevel: 'error',
  });
  return { bundleDir: outDir, loaderFile: await buildLoader(outDir) };
}

/** Remembers who asked Jira for what; without a site behind it everything is answered with 200. */
function createWitnessJira(site?: JiraSite) {
  const requests: { request: HttpRequest; as: Identity }[] = [];
  const listeners: ((event: ProductEvent) => void)[] = [];
  return {
    requests,
    emit: (event: ProductEvent) => {
      for (const listener of listeners) listener(event);
    },
    request(request: HttpRequest, as: Identity): Promise<HttpAnswer> {
      requests.push({ request, as });
      if (site) return site.request(request, as);
      return Promise.resolve({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"ok":true}' });
    },
    onEvent(listener: (event: ProductEvent) => void) {
      listeners.push(listener);
      site?.onEvent(listener);
    },
  };
}

export type ProbeSite = ReturnType<typeof createProbeSite>;

export function createProbeSite(
  probe: ProbeBuild,
  mode: Mode,
  options: {
    conditions?: Partial<Conditions>;
    manifest?: string;
    offset?: number;
    database?: DatabaseSync;
    jira?: JiraSite;
    egress?: (request: EgressRequest) => Promise<EgressAnswer>;
  } = {},
) {
  const database = options.database ?? new DatabaseSync(':memory:');
  const failures: string[] = [];
  const timeline = createLiveTimeline({
    realNow: Date.now,
    offset: options.offset ?? 0,
    onJump: () => undefined,
    onError: (name, error) => failures.push(`${name}: ${String(error)}`),
    patienceMs: 300,
  });
  const jira = createWitnessJira(options.jira);
  const external: EgressRequest[] = [];
  const host = createForgeHost({
    manifest: readManifest(parse(options.manifest ?? probeManifest)),
    environment: demoEnvironment,
    database,
    documents: createDocuments(database),
    timeline,
    chance: createChance(7),
    jira,
    egress: (request) => {
      external.push(request);
      const ok = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"bulkId":"1"}' };
      return options.egress?.(request) ?? Promise.resolve(ok);
    },
    startProcess: (seams: Seams) =>
      mode === 'one thread'
        ? createAppProcess({ ...seams, bundleDir: probe.bundleDir, now: timeline.now })
        : createWorkerProcess({ ...seams, ...probe, now: timeline.now }),
    conditions: { queueDelayMs: { min: 0, max: 5 }, eventDelayMs: { min: 0, max: 5 }, ...options.conditions },
  });
  host.start();

  const extension = { type: 'jira:issuePanel', issue: { id: '1', key: 'A-1' }, project: { id: '9', key: 'A' } };
  return {
    host,
    timeline,
    jira,
    external,
    failures,
    database,
    extension,
    /** A resolver call by an agent on the panel of issue A-1. */
    call: (functionKey: string, payload: object = {}, account: string | null = 'agent') =>
      host.invoke({
        moduleKey: 'panel',
        functionKey,
        payload,
        extension,
        locale: 'en-US',
        ...(account !== null && { account: { accountId: account, accountType: 'licensed' as const } }),
      }),
    stored: (key: string): unknown => host.storage().find((row) => row.key === key)?.value,
    close: () => {
      timeline.forget();
      host.stopProcesses();
    },
  };
}
