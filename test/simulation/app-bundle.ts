import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { projectRoot } from './project';

/** Bundles the app's functions as they are now, as the sandbox does; plugins may change sources on the way. */
export async function bundleForSimulation(name: string, plugins: Plugin[] = []): Promise<string> {
  const bundleDir = path.join(projectRoot, 'build/simulation', name);
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ['src/index.ts'],
    outfile: path.join(bundleDir, 'index.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    legalComments: 'none',
    logLevel: 'warning',
    logOverride: { 'require-resolve-not-external': 'silent' },
    plugins,
  });
  return bundleDir;
}
