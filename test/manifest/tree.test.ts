import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFiles } from './project-files';
import { root } from './manifest';

const sources = projectFiles()
  .filter((file) => /\.(ts|tsx|mjs|cjs|css|html|json|md|yml|sh)$|^\.ci\//.test(file) && file !== 'package-lock.json')
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
const code = sources.filter(({ file }) => /\.(ts|tsx|mjs|cjs|css|html)$/.test(file));

/** Places where a pattern stands, as `file:line`. */
function places(files: typeof sources, pattern: RegExp): string[] {
  return files.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${file}:${String(at + 1)}`] : [])),
  );
}

describe('the tree', () => {
  it('has no code file above 250 lines', () => {
    const long = code.filter(({ text }) => text.trimEnd().split('\n').length > 250);
    expect(long.map(({ file }) => file)).toEqual([]);
  });

  it('names no machine it was written on', () => {
    const folders = ['work', 'tmp', 'root', 'farm', 'home', 'Users'].join('|');
    expect(places(sources, new RegExp(`(^|[^a-zA-Z0-9_.:/-])/(${folders})/`))).toEqual([]);
  });

  it('holds no unfinished marks', () => {
    const marks = ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|');
    expect(places(code, new RegExp(`\\b(${marks})\\b`))).toEqual([]);
  });

  it('silences no check', () => {
    const silencers = ['ignore', 'expect-error', 'nocheck'].map((word) => `@ts-${word}`).concat('eslint-' + 'disable');
    expect(places(code, new RegExp(silencers.join('|')))).toEqual([]);
  });

  it('names no package registry', () => {
    expect(places(sources, /registry\.(npmjs|yarnpkg)\./)).toEqual([]);
  });
});
