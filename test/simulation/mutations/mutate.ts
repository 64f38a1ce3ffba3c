import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { projectRoot } from '../project';
import type { Mutation } from './mutation';

/** Changes one place of one source file on its way into the bundle. @throws {Error} where the place is not there once */
export function mutate({ name, file, find, replace }: Mutation): Plugin {
  const source = path.join(projectRoot, file);
  return {
    name: 'mutate',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async (loaded) => {
        if (loaded.path !== source) return undefined;
        const text = await readFile(source, 'utf8');
        const parts = text.split(find);
        if (parts.length !== 2) throw new Error(`'${name}': ${file} has the place ${parts.length - 1} times: ${find}`);
        return { contents: parts.join(replace), loader: 'ts' };
      });
    },
  };
}
