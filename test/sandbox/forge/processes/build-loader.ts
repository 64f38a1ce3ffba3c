import path from 'node:path';
import { build } from 'esbuild';

/** Bundles the worker's entry into `outDir` and returns the file; worker threads load no TypeScript. */
export async function buildLoader(outDir: string): Promise<string> {
  const outfile = path.join(outDir, 'app-worker.cjs');
  await build({
    entryPoints: [path.join(__dirname, 'worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}
