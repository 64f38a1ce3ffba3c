import { z } from 'zod';
import { lookUp } from '../build-translations';
import type { DeskModule, Locale } from '../desk/wire';

const title = z.union([z.string(), z.looseObject({ i18n: z.string() })]);
const page = z.looseObject({
  key: z.string(),
  title: title.optional(),
  icon: z.string().optional(),
  resource: z.string(),
  useAsConfig: z.boolean().default(false),
});
const pages = z.array(page).default([]);
const manifest = z.looseObject({
  modules: z.looseObject({ 'jira:issuePanel': pages, 'jira:issueAction': pages, 'jira:adminPage': pages }),
  resources: z.array(z.looseObject({ key: z.string(), path: z.string() })),
  translations: z.looseObject({ fallback: z.looseObject({ default: z.string() }) }).optional(),
});

/** What the desk shows of the app's manifest. */
export interface AppPages {
  modules(locale: Locale): DeskModule[];
  find(moduleKey: string): { key: string; type: DeskModule['type'] } | undefined;
  /** The folder or file of a resource, relative to the app. */
  resourcePath(key: string): string | undefined;
}

/** @param texts the translations, by locale */
export function readAppPages(given: unknown, texts: Record<string, Record<string, unknown>>): AppPages {
  const { modules, resources, translations } = manifest.parse(given);
  const types = ['jira:issuePanel', 'jira:issueAction', 'jira:adminPage'] as const;
  const all = types.flatMap((type) => modules[type].map((module) => ({ ...module, type })));

  const titleIn = (locale: Locale, wanted: z.infer<typeof title> | undefined): string => {
    if (wanted === undefined || typeof wanted === 'string') return wanted ?? '';
    const order = [locale, translations?.fallback.default ?? locale];
    return (
      order.map((name) => lookUp(texts[name] ?? {}, wanted.i18n)).find((text) => text !== undefined) ?? wanted.i18n
    );
  };
  return {
    modules: (locale) =>
      all.map(({ key, type, title: wanted, resource, icon, useAsConfig }) => {
        const [, folder, file] = /^resource:([^;]+);(.+)$/.exec(icon ?? '') ?? [];
        return {
          key,
          type,
          title: titleIn(locale, wanted),
          resource,
          useAsConfig,
          ...(folder !== undefined && file !== undefined && { icon: `/desk/icons/${folder}/${file}` }),
        };
      }),
    find: (moduleKey) => all.find(({ key }) => key === moduleKey),
    resourcePath: (key) => resources.find((resource) => resource.key === key)?.path,
  };
}
