import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export const root = path.join(__dirname, '../..');

const key = z.string().regex(/^[a-zA-Z0-9_-]+$/);
const text = z.union([z.string(), z.strictObject({ i18n: z.string() })]);
const called = z.strictObject({ function: key });
const page = {
  key,
  title: text,
  icon: z.string().optional(),
  resource: key,
  resolver: called,
  render: z.literal('native'),
};
const conditions = z.record(z.string(), z.unknown());

/**
 * The modules that OmniChat uses, with the properties that the platform documents for them. Strict, because
 * Atlassian's validator lets unknown properties pass: a misspelled one would silently do nothing.
 */
const modules = z.strictObject({
  'jira:issuePanel': z.array(
    z.strictObject({
      ...page,
      icon: z.string(),
      viewportSize: z.string().optional(),
      displayConditions: conditions.optional(),
    }),
  ),
  'jira:issueAction': z
    .array(z.strictObject({ ...page, viewportSize: z.string().optional(), displayConditions: conditions }))
    .default([]),
  'jira:issueContext': z
    .array(
      z.strictObject({
        ...page,
        label: text,
        dynamicProperties: called.optional(),
        displayConditions: conditions,
      }),
    )
    .default([]),
  'jira:adminPage': z.array(z.strictObject({ ...page, useAsConfig: z.literal(true).optional() })),
  'jira:entityProperty': z.array(
    z.strictObject({
      key,
      entityType: z.literal('issue'),
      propertyKey: z.string(),
      values: z.array(
        z.strictObject({
          path: z.string(),
          type: z.enum(['date', 'number', 'string', 'text', 'user']),
          searchAlias: z.string(),
        }),
      ),
    }),
  ),
  webtrigger: z.array(
    z.strictObject({
      key,
      function: key,
      urlFormat: z.literal('v2'),
      response: z.strictObject({ type: z.literal('dynamic') }),
    }),
  ),
  consumer: z.array(
    z.strictObject({
      key,
      queue: z
        .string()
        .max(36)
        .regex(/^[a-zA-Z0-9-_]+$/),
      function: key,
    }),
  ),
  trigger: z.array(
    z.strictObject({
      key,
      function: key,
      events: z.array(z.string()).min(1),
      filter: z.strictObject({ ignoreSelf: z.boolean() }).optional(),
    }),
  ),
  scheduledTrigger: z
    .array(z.strictObject({ key, function: key, interval: z.enum(['fiveMinute', 'hour', 'day', 'week']) }))
    .max(5),
  objectStore: z.array(z.strictObject({ key, storageClass: z.literal('standard') })).max(1),
  function: z.array(
    z.strictObject({
      key,
      handler: z.string().regex(/^index\.[a-zA-Z]+$/),
      timeoutSeconds: z.int().min(1).max(900).optional(),
    }),
  ),
});

const entity = z.strictObject({
  name: z.string().regex(/^[a-z0-9:_.-]{3,60}$/),
  attributes: z.record(
    z.string().max(30),
    z.strictObject({ type: z.enum(['integer', 'float', 'string', 'boolean', 'any']) }),
  ),
  indexes: z
    .array(
      z.strictObject({
        name: z.string().regex(/^\S{3,50}$/),
        partition: z.array(z.string()).min(1).optional(),
        range: z.tuple([z.string()]),
      }),
    )
    .max(7)
    .default([]),
});

const permission = z.strictObject({ allowImpersonation: z.literal(true).optional() });

const Manifest = z.strictObject({
  app: z.strictObject({
    id: z.string().regex(/^ari:cloud:ecosystem::app\/[0-9a-f-]{36}$/),
    runtime: z.strictObject({
      name: z.literal('nodejs24.x'),
      memoryMB: z.int().min(128).max(1024),
      architecture: z.enum(['arm64', 'x86_64']),
    }),
    storage: z.strictObject({ entities: z.array(entity).max(20) }),
  }),
  modules,
  resources: z.array(z.strictObject({ key: key.max(23), path: z.string() })),
  translations: z.strictObject({
    resources: z.array(z.strictObject({ key: z.string(), path: z.string() })),
    fallback: z.strictObject({ default: z.string() }),
  }),
  permissions: z.strictObject({
    scopes: z.record(z.string(), permission),
    external: z.strictObject({
      fetch: z.strictObject({ backend: z.array(z.strictObject({ address: z.string() })) }),
    }),
  }),
});
export type Manifest = z.infer<typeof Manifest>;

/** manifest.yml as data, apart from what its schema says about it. */
export function rawManifest(): unknown {
  return parse(readFileSync(path.join(root, 'manifest.yml'), 'utf8'));
}

/** manifest.yml, typed; raises with the place and reason where it holds what OmniChat does not know. */
export function readManifest(): Manifest {
  return Manifest.parse(rawManifest());
}
