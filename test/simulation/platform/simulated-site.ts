import { DatabaseSync } from 'node:sqlite';
import { createChance, type SeededChance } from '../../sandbox/chance';
import { createDocuments } from '../../sandbox/documents';
import type { Conditions } from '../../sandbox/forge/conditions';
import type { ProductEvent } from '../../sandbox/ports';
import { demoEnvironment } from '../../sandbox/forge/environment';
import { createForgeHost, type ForgeHost } from '../../sandbox/forge/host';
import type { Manifest } from '../../sandbox/forge/manifest';
import type { FrontEnd } from '../../sandbox/forge/resolvers';
import { createInfobip, type Infobip } from '../../sandbox/infobip/infobip';
import type { AppModules } from '../../sandbox/jira/app-modules';
import { createJira, type Jira } from '../../sandbox/jira/jira';
import { createCallPoints, type CallPoints } from './call-points';
import type { AppRealm } from './shared-realm';
import { createSimulatedProcesses, type ProcessObserver } from './simulated-processes';
import { createSteppedTimeline, type SteppedTimeline } from './stepped-timeline';
import { writeRows, type SiteRows } from './template-site';

export interface SimulatedSite {
  timeline: SteppedTimeline;
  points: CallPoints;
  forge: ForgeHost;
  jira: Jira;
  infobip: Infobip;
  /** Jira tells something that may not have happened. */
  announce(event: ProductEvent): void;
  isComputing(): boolean;
  processes(): number;
  /** A module's page as this person has it open; on an issue, or the configuration page. */
  page(role: 'agent' | 'agent2' | 'admin', issue?: string): FrontEnd;
  complaints(): string[];
  database: DatabaseSync;
}
export interface SimulatedSiteOptions {
  manifest: Manifest;
  modules: AppModules;
  realm: AppRealm;
  rows?: SiteRows | undefined;
  start: number;
  seed: number;
  conditions: Partial<Conditions>;
  observer: ProcessObserver;
  onError: (name: string, error: unknown) => void;
}

/** The real host code, Jira and Infobip stand-ins around in-process app processes, on a clock that waits to be moved. */
export function createSimulatedSite(options: SimulatedSiteOptions): SimulatedSite {
  const { manifest, modules, realm, rows, start, seed, conditions, observer } = options;
  const chances: SeededChance[] = [1, 2, 3].map((part) => createChance(seed * 4 + part));
  const [platform = createChance(seed), ids = platform, network = platform] = chances;
  const timeline = createSteppedTimeline(start, options.onError);
  const points = createCallPoints(network);
  const database = new DatabaseSync(':memory:');
  if (rows) writeRows(database, rows);
  const documents = createDocuments(database);
  const jira = createJira({
    timeline,
    chance: platform,
    documents,
    validate: false,
    modules,
    siteUrl: demoEnvironment.siteUrl,
  });
  const infobip = createInfobip({
    timeline,
    chance: platform,
    documents,
    callWebTrigger: (request) => forge.webTrigger(request),
  });
  realm.attach({
    now: () => timeline.now(),
    chance: ids,
    after: (ms, task) => timeline.at(timeline.now() + ms, 'timer of the app', task, { recurring: true }),
  });
  const processes = createSimulatedProcesses({
    realm,
    points,
    observer,
    chance: network,
    addFault: (fault) => forge.faults.add(fault),
  });
  const listeners: ((event: ProductEvent) => void)[] = [];
  const forge: ForgeHost = createForgeHost({
    manifest,
    environment: demoEnvironment,
    database,
    documents,
    timeline,
    chance: platform,
    jira: { ...jira, onEvent: (listener) => void listeners.push(listener) },
    egress: (request) => infobip.request(request),
    startProcess: processes.startProcess,
    processLimit: 12,
    conditions,
  });
  const announce = (event: ProductEvent): void => listeners.forEach((hear) => hear(event));
  jira.onEvent(announce);

  return {
    timeline,
    points,
    forge,
    jira,
    infobip,
    database,
    announce,
    isComputing: processes.isComputing,
    processes: processes.started,
    complaints: () => [...forge.complaints(), ...jira.unknownCalls, ...infobip.unknownCalls],
    page(role, issue) {
      const account = jira.account(role);
      if (!account) throw new Error(`The site has no ${role}.`);
      const ref = issue === undefined ? undefined : jira.issueRef(issue);
      const type = ref ? 'jira:issuePanel' : 'jira:adminPage';
      const module = forge.modules().find((each) => each.type === type);
      if (!module) throw new Error(`The app has no module of type ${type}.`);
      const place = ref && {
        issue: { id: ref.id, key: ref.key, type: ref.type, typeId: ref.typeId },
        project: ref.project,
      };
      return {
        moduleKey: module.key,
        extension: { type, ...place },
        account: { accountId: account.id, accountType: 'licensed' },
        locale: 'de-DE',
      };
    },
  };
}
