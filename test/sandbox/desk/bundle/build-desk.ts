import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compiledCss } from './compiled-css';
import { iconModule } from './icons';

const source = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const sheet = 'atlaskit.css';
const at = (...parts: string[]) => path.join(source, ...parts);

/**
 * Builds the desk into `outDir`: `index.html`, `assets/…` (served as `/desk/assets/…`) and `bridge.js` (served as the
 * frame's `/frame/bridge.js`). A server may go on serving the folder meanwhile: files are replaced, and what is left
 * of earlier builds goes last. Throws with esbuild's message when something does not compile.
 */
export async function buildDesk(outDir: string): Promise<void> {
  const assets = path.join(outDir, 'assets');
  await mkdir(assets, { recursive: true });
  const shared = { bundle: true, minify: true, target: 'chrome120', logLevel: 'warning' } as const;
  const [, { metafile }] = await Promise.all([
    build({ ...shared, entryPoints: [at('bridge/frame.ts')], outfile: path.join(outDir, 'bridge.js'), format: 'iife' }),
    build({
      ...shared,
      entryPoints: [at('page/main.tsx')],
      outdir: assets,
      format: 'esm',
      splitting: true,
      metafile: true,
      jsx: 'automatic',
      chunkNames: 'chunk-[hash]',
      define: {
        'process.env.NODE_ENV': '"production"',
        'process.env.CI': 'undefined',
        'process.env': '{}',
        global: 'globalThis',
      },
      plugins: [compiledCss(path.join(assets, sheet)), iconModule],
    }),
    copyFile(at('page/index.html'), path.join(outDir, 'index.html')),
  ]);
  const current = new Set([sheet, ...Object.keys(metafile.outputs).map((file) => path.basename(file))]);
  const stale = (await readdir(assets)).filter((file) => !current.has(file));
  await Promise.all(stale.map((file) => rm(path.join(assets, file), { force: true })));
}
