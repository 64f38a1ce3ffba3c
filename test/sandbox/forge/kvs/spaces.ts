import type { EntityDeclarations, EntitySchema } from './entity-schema';
import { entitySchemas } from './entity-schema';
import { Refusal } from './refusal';

/** A set of keys of its own: the plain keys, the secrets, or one entity's records. */
export interface Space {
  id: string;
  /** Present for entities. */
  schema?: EntitySchema;
}

export interface Spaces {
  plain: Space;
  secrets: Space;
  /** @throws {Refusal} 404 SCHEMA_NOT_FOUND */
  entity(name: string): Space & { schema: EntitySchema };
  /** The entity's space, or the plain keys without a name. */
  named(entityName: string | undefined): Space;
}

export function createSpaces(declarations: EntityDeclarations): Spaces {
  const entities = new Map<string, Space & { schema: EntitySchema }>();
  for (const [name, schema] of entitySchemas(declarations)) entities.set(name, { id: `entity:${name}`, schema });
  const plain = { id: 'key' };

  function entity(name: string): Space & { schema: EntitySchema } {
    const space = entities.get(name);
    if (!space) throw new Refusal(404, 'SCHEMA_NOT_FOUND', `The manifest declares no entity ${name}`);
    return space;
  }
  return {
    plain,
    secrets: { id: 'secret' },
    entity,
    named: (entityName) => (entityName === undefined ? plain : entity(entityName)),
  };
}
