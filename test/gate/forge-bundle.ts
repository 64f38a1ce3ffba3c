import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../..');
const script = path.join(__dirname, 'atlassian/bundle.cjs');

/** Where Atlassian's bundler leaves the app: `index.cjs` with `__LOCALES__`, and a folder with `index.html` per page. */
export interface ForgeBundle {
  app: string;
  ui: string;
}

/**
 * Builds functions and UI of the app in `folder` with Atlassian's own bundler, offline, as `forge deploy` would.
 * Raises what the bundler said if it refuses; a type error is one of its reasons.
 */
export function bundleWithForge(folder: string = root): ForgeBundle {
  const child = spawnSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' });
  const bundle = { app: path.join(folder, 'build/forge/app'), ui: path.join(folder, 'build/forge/ui') };
  if (child.status !== 0 || !existsSync(path.join(bundle.app, 'index.cjs'))) {
    throw new Error(`Atlassian's bundler refused the app:\n${child.stderr}${child.stdout}`);
  }
  return bundle;
}

if (require.main === module) {
  const { app, ui } = bundleWithForge();
  console.log(`${path.relative(root, app)} and ${path.relative(root, ui)}`);
}
