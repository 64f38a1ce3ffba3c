import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const manifestPart = z.object({
  modules: z.record(z.string(), z.unknown()),
  translations: z.object({
    resources: z.array(z.object({ key: z.string(), path: z.string() })),
    fallback: z.record(z.string(), z.unknown()),
  }),
});
const texts = z.record(z.string(), z.unknown());

/** Writes the folder `__LOCALES__` into each of `folders`: the translations, and what the manifest itself uses of them. */
export async function writeTranslations(root: string, manifest: unknown, folders: string[]): Promise<void> {
  const { modules, translations } = manifestPart.parse(manifest);
  const locales = await Promise.all(
    translations.resources.map(async ({ key, path: file }) => {
      const source = await readFile(path.join(root, file), 'utf8');
      return { key, source, texts: texts.parse(JSON.parse(source)) };
    }),
  );
  const used = [...new Set(translationKeys(modules))].map((key) => {
    const byLocale = locales.flatMap((locale) => {
      const text = lookUp(locale.texts, key);
      return text === undefined ? [] : [[locale.key, text] as const];
    });
    return [key, Object.fromEntries(byLocale)] as const;
  });
  const info = {
    translations: Object.fromEntries(used),
    config: { locales: locales.map(({ key }) => key), fallback: translations.fallback },
  };
  await Promise.all(
    folders.map(async (folder) => {
      const target = path.join(folder, '__LOCALES__');
      await mkdir(target, { recursive: true });
      await writeFile(path.join(target, 'i18n-info.json'), JSON.stringify(info));
      await Promise.all(locales.map(({ key, source }) => writeFile(path.join(target, `${key}.json`), source)));
    }),
  );
}

/** Every `{i18n: key}` below a value of the manifest. */
function translationKeys(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(translationKeys);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'i18n' in value && typeof value.i18n === 'string' ? [value.i18n] : [];
  return [...own, ...Object.values(value).flatMap(translationKeys)];
}

/** The flat key wins, then the nested path; a blank text counts as missing. */
export function lookUp(source: Record<string, unknown>, key: string): string | undefined {
  const flat = source[key];
  const found = typeof flat === 'string' ? flat : key.split('.').reduce<unknown>(child, source);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function child(parent: unknown, name: string): unknown {
  const record = texts.safeParse(parent);
  return record.success ? record.data[name] : undefined;
}
