import { z } from 'zod';

const attributeType = z.enum(['string', 'integer', 'float', 'boolean', 'any']);
export type AttributeType = z.infer<typeof attributeType>;

const indexDeclaration = z.strictObject({
  name: z.string().regex(/^\S{3,50}$/),
  partition: z.array(z.string()).min(1).optional(),
  range: z.array(z.string()).length(1).optional(),
});

/** `app.storage.entities` of the manifest, with the counts that the platform allows. */
export const entityDeclarations = z
  .array(
    z.strictObject({
      name: z.string().regex(/^[a-z0-9:\-_.]{3,60}$/),
      attributes: z
        .record(z.string().min(1).max(30), z.strictObject({ type: attributeType }))
        .refine((attributes) => Object.keys(attributes).length <= 50, 'an entity has at most 50 attributes'),
      indexes: z
        .array(z.union([z.string(), indexDeclaration]))
        .max(7)
        .optional(),
    }),
  )
  .max(20);
export type EntityDeclarations = z.infer<typeof entityDeclarations>;
type EntityDeclaration = EntityDeclarations[number];

export interface EntityIndex {
  name: string;
  partition: string[];
  range?: string;
}
export interface EntitySchema {
  name: string;
  attributes: ReadonlyMap<string, AttributeType>;
  indexes: ReadonlyMap<string, EntityIndex>;
}

/** The index that every entity has without declaring it; its range is the key. */
export const BY_KEY = 'by-key';

/**
 * @throws {Error} when two entities or indexes share a name, or an index names an attribute that is missing or of a
 * type that cannot be indexed: such a manifest does not deploy
 */
export function entitySchemas(declarations: EntityDeclarations): ReadonlyMap<string, EntitySchema> {
  const schemas = new Map<string, EntitySchema>();
  for (const declaration of declarations) {
    if (schemas.has(declaration.name)) throw new Error(`Entity ${declaration.name} is declared twice`);
    schemas.set(declaration.name, entitySchema(declaration));
  }
  return schemas;
}

function entitySchema({ name, attributes, indexes }: EntityDeclaration): EntitySchema {
  const types = new Map(Object.entries(attributes).map(([attribute, { type }]) => [attribute, type]));
  const schema = { name, attributes: types, indexes: new Map<string, EntityIndex>() };
  for (const declared of indexes ?? []) {
    const index = entityIndex(declared);
    const fault = faultOf(index, types) ?? (schema.indexes.has(index.name) ? 'is declared twice' : undefined);
    if (fault) throw new Error(`Index ${index.name} of entity ${name} ${fault}`);
    schema.indexes.set(index.name, index);
  }
  return schema;
}

function entityIndex(declared: string | z.infer<typeof indexDeclaration>): EntityIndex {
  if (typeof declared === 'string') return { name: declared, partition: [], range: declared };
  const range = declared.range?.[0];
  return { name: declared.name, partition: declared.partition ?? [], ...(range === undefined ? {} : { range }) };
}

function faultOf(index: EntityIndex, types: ReadonlyMap<string, AttributeType>): string | undefined {
  if (index.name === BY_KEY) return 'has the name of the index that always exists';
  if (index.partition.length === 0 && index.range === undefined) return 'has neither partition nor range';
  for (const attribute of [...index.partition, ...(index.range === undefined ? [] : [index.range])]) {
    const type = types.get(attribute);
    if (type === undefined) return `names the undeclared attribute ${attribute}`;
    if (type === 'any') return `names ${attribute}, which is of type any`;
  }
  if (index.range !== undefined && types.get(index.range) === 'boolean') return 'ranges over a boolean';
  return undefined;
}
