// TypeScript and JSX to what jest runs, file by file, by esbuild. Types are tsc's business, in a step of its own.
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { transformSync, version } = require('esbuild');

const itself = readFileSync(__filename, 'utf8');

module.exports = {
  getCacheKey: (source, file) => createHash('sha256').update([itself, version, file, source].join('\0')).digest('hex'),

  process: (source, file) =>
    transformSync(source, {
      sourcefile: file,
      loader: file.endsWith('x') ? 'tsx' : 'ts',
      format: 'cjs',
      platform: 'node',
      target: 'node24',
      jsx: 'automatic',
      sourcemap: 'inline',
      tsconfigRaw: '{}',
      // jest loads CommonJS: a dynamic import becomes a late require, and import.meta is filled in here
      supported: { 'dynamic-import': false },
      define: {
        'import.meta.url': JSON.stringify(pathToFileURL(file).href),
        'import.meta.filename': JSON.stringify(file),
        'import.meta.dirname': JSON.stringify(path.dirname(file)),
      },
    }),
};
