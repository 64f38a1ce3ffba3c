import path from 'node:path';
import { projectRoot, readManifestFile } from '../project';
import { readManifest, type Manifest } from '../../sandbox/forge/manifest';
import { readAppModules, type AppModules } from '../../sandbox/jira/app-modules';
import { configureDemo } from '../../sandbox/site-demo';
import { createAdministrators } from '../actors/administrators';
import { createScheduler } from '../scheduler';
import { createChance } from '../../sandbox/chance';
import type { AppRealm } from './shared-realm';
import { createSimulatedSite } from './simulated-site';
import { readRows, type SiteRows } from './template-site';

/** What every scenario stands on. */
export interface Ground {
  manifest: Manifest;
  modules: AppModules;
  realm: AppRealm;
  rows: SiteRows;
  start: number;
}

const begin = Date.parse('2026-11-24T08:00:00.000Z');

/** Seeds a site and configures the app through its own page, once; scenarios begin on copies of what is stored then. */
export async function prepareGround(realm: AppRealm): Promise<Ground> {
  const parts = {
    manifest: readManifest(await readManifestFile()),
    modules: readAppModules(path.join(projectRoot, 'manifest.yml')),
    realm,
  };
  const problems: string[] = [];
  const site = createSimulatedSite({
    ...parts,
    start: begin,
    seed: 0,
    conditions: {},
    onError: (name, error) => problems.push(`${name}: ${String(error)}`),
    observer: {
      began: () => undefined,
      ended: () => undefined,
      performed: () => undefined,
      fateOf: () => ({ kind: 'well' }),
      logged: () => undefined,
    },
  });
  site.jira.seed();
  const chance = createChance(0);
  const { onPage } = createAdministrators(site, chance, {
    note: () => undefined,
    report: (rule: string) => problems.push(rule),
  });
  const configuring = { isOver: false };
  const done = configureDemo(onPage, site.infobip).finally(() => (configuring.isOver = true));
  const scheduler = createScheduler(site, chance);
  const isBusy = (): boolean =>
    site.points.waiting.length > 0 || site.timeline.tasks().some(({ recurring }) => !recurring);
  while (!configuring.isOver || isBusy()) await scheduler.settle();
  await done;
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const rows = readRows(site.database);
  const start = site.timeline.now() + 60_000;
  site.forge.stopProcesses();
  site.database.close();
  return { ...parts, rows, start };
}
