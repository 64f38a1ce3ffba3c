import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { bundleWithForge } from '../gate/forge-bundle';
import { bundleApp } from './build-bundles';
import { buildDesk } from './desk/bundle/build-desk';
import { buildLoader } from './forge/processes/build-loader';

export interface BuiltSandbox {
  /** The app: `index.cjs`, and `__LOCALES__` beside it. */
  appDir: string;
  /** A folder per UI Kit resource, with `index.html`. */
  uiDir: string;
  /** The desk's pages. */
  deskDir: string;
  /** What an app process starts with. */
  loaderFile: string;
}

export const projectRoot = path.resolve(__dirname, '../..');
const target = path.join(projectRoot, 'build');
const loaderDir = path.join(target, 'loader');

/** The app's manifest, parsed from YAML and not judged. */
export async function readManifestFile(): Promise<unknown> {
  return parse(await readFile(path.join(projectRoot, 'manifest.yml'), 'utf8'));
}

/** Where the built parts lie: the app as esbuild or as Atlassian's own bundler made it. */
function layout(forgeBundler: boolean): BuiltSandbox {
  const app = forgeBundler ? path.join(target, 'forge') : target;
  return {
    appDir: path.join(app, 'app'),
    uiDir: path.join(app, 'ui'),
    deskDir: path.join(target, 'desk'),
    loaderFile: path.join(loaderDir, 'app-worker.cjs'),
  };
}

/** Builds the app, the desk and the loader; Atlassian's own bundler takes longer and checks types. */
export async function build({ forgeBundler }: { forgeBundler: boolean }): Promise<BuiltSandbox> {
  const built = layout(forgeBundler);
  const manifest = await readManifestFile();
  if (forgeBundler) bundleWithForge(projectRoot);
  await Promise.all([
    forgeBundler ? undefined : bundleApp(projectRoot, manifest, built),
    buildLoader(loaderDir),
    buildDesk(built.deskDir),
  ]);
  return built;
}

/** What an earlier build has left. @throws {Error} where something of it is missing */
export function findBuilt({ forgeBundler }: { forgeBundler: boolean }): BuiltSandbox {
  const built = layout(forgeBundler);
  const { appDir, uiDir, deskDir, loaderFile } = built;
  const missing = [appDir, uiDir, deskDir, loaderFile].find((place) => !existsSync(place));
  if (missing !== undefined) {
    const step = forgeBundler ? 'forge-bundle' : 'build';
    throw new Error(`${path.relative(projectRoot, missing)} is missing. Run: npm test -- --only ${step}`);
  }
  return built;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  void build({ forgeBundler: false });
}
