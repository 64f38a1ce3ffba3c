import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const declared = z.looseObject({
  translations: z
    .looseObject({ resources: z.array(z.looseObject({ key: z.string(), path: z.string() })) })
    .default({ resources: [] }),
});
const texts = z.record(z.string(), z.unknown());

/** The app's translations by locale, read where its manifest says. */
export async function readTranslations(
  root: string,
  manifest: unknown,
): Promise<Record<string, Record<string, unknown>>> {
  const { resources } = declared.parse(manifest).translations;
  const read = resources.map(async ({ key, path: file }) => {
    const source = await readFile(path.join(root, file), 'utf8');
    return [key, texts.parse(JSON.parse(source))] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
