import { z } from 'zod';
import { entityDeclarations } from './kvs/entity-schema';

const handled = z.object({ function: z.string() });
const keyed = z.looseObject({ key: z.string() });
const filterSchema = z.strictObject({ ignoreSelf: z.boolean().optional() });
const scopesSchema = z.union([
  z.array(z.string()).transform((names) => new Map(names.map((name) => [name, { allowImpersonation: false }]))),
  z
    .record(z.string(), z.strictObject({ allowImpersonation: z.boolean().optional() }))
    .transform(
      (record) =>
        new Map(Object.entries(record).map(([name, { allowImpersonation = false }]) => [name, { allowImpersonation }])),
    ),
]);

/**
 * What the host runs of a manifest. Atlassian's validator is the judge of the whole; what would need a behaviour that
 * this host has not (an event filter with an expression, a web trigger served by a remote) is an error here.
 */
const manifestSchema = z.looseObject({
  app: z.looseObject({
    id: z.templateLiteral(['ari:cloud:ecosystem::app/', z.string()]),
    runtime: z.looseObject({ name: z.string(), memoryMB: z.number().default(512) }),
    storage: z.looseObject({ entities: entityDeclarations }).optional(),
  }),
  modules: z
    .looseObject({
      function: z.array(
        z.looseObject({
          key: z.string(),
          handler: z.string().regex(/^[\w/-]+\.\w+$/),
          timeoutSeconds: z.number().int().min(1).max(900).optional(),
        }),
      ),
      webtrigger: z
        .array(
          keyed.extend({
            function: z.string(),
            response: z
              .looseObject({
                type: z.enum(['static', 'dynamic']),
                outputs: z
                  .array(
                    z.strictObject({
                      key: z.string(),
                      statusCode: z.number(),
                      contentType: z.string().optional(),
                      body: z.string().optional(),
                    }),
                  )
                  .optional(),
              })
              .optional(),
          }),
        )
        .default([]),
      consumer: z.array(keyed.extend({ queue: z.string(), function: z.string() })).default([]),
      trigger: z
        .array(
          keyed.extend({
            function: z.string(),
            events: z.array(
              z.union([z.string(), z.strictObject({ eventType: z.string(), filter: filterSchema.optional() })]),
            ),
            filter: filterSchema.optional(),
          }),
        )
        .default([]),
      scheduledTrigger: z
        .array(keyed.extend({ function: z.string(), interval: z.enum(['fiveMinute', 'hour', 'day', 'week']) }))
        .default([]),
    })
    .catchall(z.array(keyed.extend({ resolver: handled.optional() }))),
  permissions: z
    .looseObject({
      scopes: scopesSchema.default(new Map()),
      external: z
        .looseObject({
          fetch: z
            .looseObject({
              backend: z
                .array(
                  z.union([z.string(), z.looseObject({ address: z.string() }).transform(({ address }) => address)]),
                )
                .optional(),
            })
            .optional(),
        })
        .optional(),
    })
    .default({ scopes: new Map() }),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type AppFunction = Manifest['modules']['function'][number];

/** `given` is the parsed YAML. @throws {z.ZodError} where the host could not do what it says */
export function readManifest(given: unknown): Manifest {
  return manifestSchema.parse(given);
}

export interface ResolverModule {
  key: string;
  /** For example `jira:issuePanel`. */
  type: string;
  functionKey: string;
}

/** The modules that a page can call: those with a resolver. */
export function resolverModules(manifest: Manifest): ResolverModule[] {
  const { function: _functions, webtrigger, consumer, trigger, scheduledTrigger, ...pages } = manifest.modules;
  return Object.entries(pages).flatMap(([type, modules]) =>
    modules.flatMap(({ key, resolver }) => (resolver ? [{ key, type, functionKey: resolver.function }] : [])),
  );
}
