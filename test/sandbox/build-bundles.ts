import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build as bundle } from 'esbuild';
import { z } from 'zod';
import { writeTranslations } from './build-translations';

const manifestPart = z.object({
  modules: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  resources: z.array(z.object({ key: z.string(), path: z.string() })),
});

const page = `<!doctype html>
<html>
  <head>
    <meta charset="utf-8" />
  </head>
  <body>
    <script defer src="main.js"></script>
  </body>
</html>
`;

/** Bundles the app's functions and UI with esbuild: a fast stand-in for Atlassian's bundler, with the same layout. */
export async function bundleApp(
  root: string,
  manifest: unknown,
  { appDir, uiDir }: { appDir: string; uiDir: string },
): Promise<void> {
  const { modules, resources } = manifestPart.parse(manifest);
  const native = new Set(
    Object.values(modules)
      .flat()
      .filter(({ render }) => render === 'native')
      .map(({ resource }) => resource),
  );
  const interfaces = resources.filter(({ key }) => native.has(key));
  await Promise.all([rm(appDir, { recursive: true, force: true }), rm(uiDir, { recursive: true, force: true })]);

  const common = { bundle: true, absWorkingDir: root, logLevel: 'warning', legalComments: 'none' } as const;
  const functions = bundle({
    ...common,
    entryPoints: ['src/index.ts'],
    outfile: path.join(appDir, 'index.cjs'),
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    sourcemap: true,
    logOverride: { 'require-resolve-not-external': 'silent' },
  });
  const pages = interfaces.map(async ({ key, path: entry }) => {
    await bundle({
      ...common,
      entryPoints: [entry],
      outfile: path.join(uiDir, key, 'main.js'),
      platform: 'browser',
      format: 'iife',
      target: 'es2022',
      jsx: 'automatic',
      minify: true,
      sourcemap: true,
      define: { 'process.env.NODE_ENV': '"production"' },
      loader: { '.svg': 'file', '.png': 'file' },
    });
    await writeFile(path.join(uiDir, key, 'index.html'), page);
  });
  await Promise.all([functions, ...pages]);
  const folders = [appDir, ...interfaces.map(({ key }) => path.join(uiDir, key))];
  await Promise.all(folders.map((folder) => mkdir(folder, { recursive: true })));
  await writeTranslations(root, manifest, folders);
}
