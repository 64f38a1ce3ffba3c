import { readFile, writeFile } from 'node:fs/promises';
import { sort } from '@compiled/css';
import type { Plugin } from 'esbuild';

/**
 * Atlaskit ships one atomic stylesheet per component. Loaded one by one, a later `font:` shorthand beats an earlier
 * `font-weight:`, and bold text loses its weight. Atlassian's build sorts all of them together, and so do we.
 */
export function compiledCss(outfile: string): Plugin {
  return {
    name: 'compiled-css',
    setup(build) {
      const sheets = new Map<string, string>();
      build.onLoad({ filter: /\.compiled\.css$/ }, async ({ path }) => {
        sheets.set(path, await readFile(path, 'utf8'));
        return { contents: '', loader: 'js' };
      });
      build.onEnd(async ({ errors }) => {
        if (errors.length > 0) return;
        const all = [...sheets].sort(([one], [other]) => one.localeCompare(other)).map(([, sheet]) => sheet);
        await writeFile(outfile, sort(all.join('\n'), { sortAtRulesEnabled: true, sortShorthandEnabled: true }));
      });
    },
  };
}
