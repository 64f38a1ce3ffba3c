import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { projectFiles } from './project-files';
import { rawManifest, readManifest, root } from './manifest';

const { translations } = readManifest();

interface Texts {
  [key: string]: string | Texts;
}
const Texts: z.ZodType<Texts> = z.lazy(() => z.record(z.string(), z.union([z.string(), Texts])));

const keysOf = (texts: Texts): string[] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [key] : keysOf(text).map((rest) => `${key}.${rest}`),
  );
const emptyIn = (texts: Texts): string[] =>
  Object.entries(texts).flatMap(([key, text]) => (typeof text === 'string' ? (text ? [] : [key]) : emptyIn(text)));
const load = (file: string): Texts => Texts.parse(JSON.parse(readFileSync(path.join(root, file), 'utf8')));

const locales = translations.resources.map(({ key, path: file }) => ({ locale: key, texts: load(file) }));
const known = new Set(locales.flatMap(({ texts }) => keysOf(texts)));
const sources = projectFiles()
  .filter((file) => /^static\/.*\.tsx?$/.test(file))
  .map((file) => ({ file, code: readFileSync(path.join(root, file), 'utf8') }));

describe('texts', () => {
  it('are there in English and German', () => {
    expect(locales.map(({ locale }) => locale).toSorted()).toEqual(['de-DE', 'en-US']);
  });

  it.each(locales)('in $locale lack nothing that another locale has', ({ texts }) => {
    expect(keysOf(texts).toSorted()).toEqual([...known].toSorted());
  });

  it.each(locales)('in $locale are never empty: an empty one counts as missing', ({ texts }) => {
    expect(emptyIn(texts)).toEqual([]);
  });

  it.each(locales)('in $locale have keys that the platform accepts', ({ texts }) => {
    for (const key of keysOf(texts)) expect(key).toMatch(/^[a-zA-Z0-9_-]+(\.[a-zA-Z0-9_-]+)*$/);
  });

  it('exist for every key that the front end asks for', () => {
    const missing = sources.flatMap(({ file, code }) =>
      [...code.matchAll(/\bt\(\s*'([^']+)'/g)].flatMap(([, key]) =>
        key && !known.has(key) ? [`${file}: ${key}`] : [],
      ),
    );
    expect(missing).toEqual([]);
  });

  it('exist under every prefix that the front end completes', () => {
    const missing = sources.flatMap(({ file, code }) =>
      [...code.matchAll(/\bt\(\s*`([^`$]+)\$\{/g)].flatMap(([, start = '']) =>
        [...known].some((key) => key.startsWith(start)) ? [] : [`${file}: ${start}`],
      ),
    );
    expect(missing).toEqual([]);
  });

  it('exist for every title in the manifest', () => {
    const asked = [...JSON.stringify(rawManifest()).matchAll(/"i18n":"([^"]+)"/g)].flatMap(([, key]) => key ?? []);
    expect([...known]).toEqual(expect.arrayContaining(asked));
  });
});
