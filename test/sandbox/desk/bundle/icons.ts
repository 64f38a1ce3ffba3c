import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'esbuild';

const require = createRequire(import.meta.url);
const glyph = /dangerouslySetGlyph: `([^`]*)`/;

/** The module `virtual:icons`: name → inner SVG of all icons, since one import each would be hundreds of files. */
export const iconModule: Plugin = {
  name: 'icons',
  setup(build) {
    build.onResolve({ filter: /^virtual:icons$/ }, ({ path: name }) => ({ path: name, namespace: 'icons' }));
    build.onLoad({ filter: /.*/, namespace: 'icons' }, async () => ({
      contents: JSON.stringify(await readIcons()),
      loader: 'json',
    }));
  },
};

async function readIcons(): Promise<Record<string, string>> {
  const folder = path.join(path.dirname(require.resolve('@atlaskit/icon/package.json')), 'core');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.js'));
  const glyphs: Record<string, string> = {};
  for (const file of files) {
    const svg = glyph.exec(await readFile(path.join(folder, file), 'utf8'))?.[1];
    if (svg !== undefined) glyphs[path.basename(file, '.js')] = svg;
  }
  return glyphs;
}
