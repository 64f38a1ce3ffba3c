import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** What the site knows of the installed app from its manifest: searchable properties and panels. */
export interface AppModules {
  indexedProperties: IndexedProperty[];
  issuePanels: string[];
}

export interface IndexedProperty {
  propertyKey: string;
  path: string;
  type: 'string' | 'number' | 'date' | 'text' | 'user';
  searchAlias?: string | undefined;
}

const manifest = z.looseObject({
  modules: z.looseObject({
    'jira:issuePanel': z.array(z.looseObject({ key: z.string() })).default([]),
    'jira:entityProperty': z
      .array(
        z.looseObject({
          entityType: z.string(),
          propertyKey: z.string(),
          values: z.array(
            z.looseObject({
              path: z.string(),
              type: z.enum(['string', 'number', 'date', 'text', 'user']),
              searchAlias: z.string().optional(),
            }),
          ),
        }),
      )
      .default([]),
  }),
});

/** Reads the modules from a manifest file; a site without the app has none. */
export function readAppModules(manifestPath: string): AppModules {
  if (!existsSync(manifestPath)) return { indexedProperties: [], issuePanels: [] };
  const { modules } = manifest.parse(parse(readFileSync(manifestPath, 'utf8')));
  return {
    issuePanels: modules['jira:issuePanel'].map((panel) => panel.key),
    indexedProperties: modules['jira:entityProperty']
      .filter((property) => property.entityType === 'issue')
      .flatMap(({ propertyKey, values }) =>
        values.map(({ path, type, searchAlias }) => ({ propertyKey, path, type, searchAlias })),
      ),
  };
}
