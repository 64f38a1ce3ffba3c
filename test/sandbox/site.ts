import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import type { BuiltSandbox } from './build';
import { projectRoot, readManifestFile } from './build';
import { createChance } from './chance';
import { createDocuments } from './documents';
import type { Conditions } from './forge/conditions';
import { demoEnvironment } from './forge/environment';
import { createForgeHost, type ForgeHost } from './forge/host';
import { createAppProcess } from './forge/loader/app-process';
import { readManifest } from './forge/manifest';
import { createWorkerProcess } from './forge/processes/worker-process';
import type { FrontEnd, ResolverResult } from './forge/resolvers';
import { readApiDocuments } from './infobip/api-documents';
import { createInfobip, type Infobip } from './infobip/infobip';
import { createJira, type Jira } from './jira/jira';
import type { HttpAnswer, HttpRequest } from './ports';
import { configureDemo } from './site-demo';
import { createLiveTimeline, type LiveTimeline } from './timeline';

export interface SiteOptions {
  built: BuiltSandbox;
  /** A file, or `:memory:`. */
  database: string;
  seed: number;
  /** How the platform behaves; mild unless said otherwise. */
  conditions?: Partial<Conditions>;
  /** The site's time at its first start, ISO; the real time unless given. */
  start?: string;
  /**
   * Where the app's processes run. One with a thread of its own can be ended in the middle of a loop and its CPU time is
   * counted; in this thread it starts without compiling the bundle anew. Threads unless said otherwise.
   */
  processes?: 'threads' | 'in-this-thread';
  /** Defects of the sandbox itself. */
  onError: (text: string) => void;
}

/** Jira, the app on its platform, and Infobip with its phones: everything but the web server. */
export interface Site {
  built: BuiltSandbox;
  /** The app's manifest as parsed from YAML. */
  manifest: unknown;
  timeline: LiveTimeline;
  forge: ForgeHost;
  jira: Jira;
  infobip: Infobip;
  siteUrl: string;
  /** A resolver call as a page's bridge makes it. */
  invoke(page: FrontEnd, functionKey: string, payload: unknown): Promise<ResolverResult>;
  /** `/webtrigger/{key}` or `/public/{id}`. */
  webTrigger(request: HttpRequest): Promise<HttpAnswer>;
  /** What the app asked that no platform answers, or that nobody models; tests expect none. */
  complaints(): string[];
  /** The seeded demo again: everything else is gone. The clock goes on. */
  reset(): Promise<void>;
  onReset(listener: () => void): void;
  close(): Promise<void>;
}

interface SiteState {
  /** False until the demo is whole: a start that failed half-way begins again. */
  seeded: boolean;
  /** How far the site's clock is ahead of the real one, in milliseconds. */
  offset: number;
  /** How often this site was started; ids made after a restart must not repeat earlier ones. */
  starts: number;
}

/** Opens the site in `database`; an empty one is seeded and the app configured through its own configuration page. */
export async function createSite(options: SiteOptions): Promise<Site> {
  const { built, seed, onError } = options;
  const manifest = await readManifestFile();
  const database = new DatabaseSync(options.database);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;');
  const documents = createDocuments(database);

  const states = documents.collection<SiteState>('site');
  const known = states.get('site');
  const firstOffset = options.start === undefined ? 0 : Date.parse(options.start) - Date.now();
  let state: SiteState = {
    seeded: known?.seeded ?? false,
    offset: known?.offset ?? firstOffset,
    starts: (known?.starts ?? 0) + 1,
  };
  const keep = (change: Partial<SiteState>) => {
    state = { ...state, ...change };
    states.put('site', state);
  };
  const chance = createChance(seed + state.starts - 1);
  const timeline = createLiveTimeline({
    realNow: Date.now,
    offset: state.offset,
    onJump: (offset) => {
      keep({ offset });
    },
    onError: (name, error) => {
      onError(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    },
  });

  const jira = createJira({ timeline, chance, documents, projectRoot, siteUrl: demoEnvironment.siteUrl });
  const infobip = createInfobip({
    timeline,
    chance,
    documents,
    callWebTrigger: (request) => forge.webTrigger(request),
    apiDocuments: readApiDocuments(path.resolve(projectRoot, '../shared/infobip/openapi')),
  });
  const forge: ForgeHost = createForgeHost({
    manifest: readManifest(manifest),
    environment: demoEnvironment,
    database,
    documents,
    timeline,
    chance,
    jira,
    egress: (request) => infobip.request(request),
    startProcess: (seams) => {
      const process = { ...seams, bundleDir: built.appDir, now: () => timeline.now() };
      return options.processes === 'in-this-thread'
        ? createAppProcess(process)
        : createWorkerProcess({ ...process, loaderFile: built.loaderFile });
    },
    ...(options.conditions && { conditions: options.conditions }),
  });

  const invoke: Site['invoke'] = (page, functionKey, payload) =>
    timeline.track(forge.invoke({ ...page, functionKey, payload }));

  const callAdmin = async (name: string, payload: Record<string, unknown>): Promise<unknown> => {
    const [module] = forge.modules().filter(({ type }) => type === 'jira:adminPage');
    const account = jira.account('admin');
    if (!module || !account) throw new Error('The site has no configuration page or no administrator.');
    const page: FrontEnd = {
      moduleKey: module.key,
      extension: { type: module.type },
      account: { accountId: account.id, accountType: 'licensed' },
      locale: 'de-DE',
    };
    const answer = await invoke(page, name, payload);
    if (!answer.ok) throw new Error(`The configuration page's ${name} failed: ${answer.error.message}`);
    return answer.result;
  };
  const seedDemo = async () => {
    jira.seed();
    forge.start();
    await configureDemo(callAdmin, infobip);
    await timeline.settle();
    forge.metrics.clear();
    keep({ seeded: true });
  };
  const reset = async () => {
    timeline.forget();
    forge.clear();
    await forge.idle();
    documents.clear();
    infobip.clear();
    chance.reseed(seed);
    keep({ seeded: false, starts: 1 });
    await seedDemo();
  };

  const resetListeners: (() => void)[] = [];
  if (state.seeded) {
    keep({});
    forge.start();
  } else {
    await reset();
  }

  return {
    built,
    manifest,
    timeline,
    forge,
    jira,
    infobip,
    siteUrl: demoEnvironment.siteUrl,
    invoke,
    webTrigger: (request) => timeline.track(forge.webTrigger(request)),
    complaints: () => [...forge.complaints(), ...jira.unknownCalls, ...infobip.unknownCalls],
    reset: async () => {
      await reset();
      resetListeners.forEach((listener) => {
        listener();
      });
    },
    onReset: (listener) => resetListeners.push(listener),
    close: async () => {
      timeline.forget();
      forge.stopProcesses();
      await forge.idle();
      database.close();
    },
  };
}
