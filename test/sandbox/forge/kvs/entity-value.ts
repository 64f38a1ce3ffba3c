import type { AttributeType, EntityIndex, EntitySchema } from './entity-schema';
import { refuse } from './refusal';

const LARGEST_RANGE_BYTES = 900;
const LARGEST_PARTITION_BYTES = 1700;

export type Attributes = Record<string, unknown>;

/** Where a record stands in one index. Records without one of the index's attributes are not in it. */
export interface IndexEntry {
  index: string;
  partition: string;
  range: string | number;
}

function isAttributes(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The attributes in the JSON text of a stored record. */
export function attributesOf(text: string): Attributes {
  const value: unknown = JSON.parse(text);
  if (!isAttributes(value)) throw new Error('A stored entity is an object');
  return value;
}

/** Whether an attribute of this type may hold the value. Blank strings and null never fit. */
export function fits(type: AttributeType, value: unknown): boolean {
  switch (type) {
    case 'any':
      return value !== null && value !== undefined;
    case 'string':
      return typeof value === 'string' && value.trim() !== '';
    case 'boolean':
      return typeof value === 'boolean';
    case 'float':
      return typeof value === 'number';
    case 'integer':
      return typeof value === 'number' && (value | 0) === value;
  }
}

/**
 * @throws {Refusal} INVALID_ENTITY_VALUE for anything but an object and for blank strings, INVALID_ENTITY_ATTRIBUTE for
 * an undeclared attribute, INCORRECT_PROPERTY_TYPE
 */
export function checkAttributes(schema: EntitySchema, value: unknown): Attributes {
  if (!isAttributes(value)) refuse('INVALID_ENTITY_VALUE', `A record of ${schema.name} is an object`);
  for (const [name, attribute] of Object.entries(value)) {
    const type = schema.attributes.get(name);
    if (type === undefined) refuse('INVALID_ENTITY_ATTRIBUTE', `${schema.name} declares no attribute ${name}`);
    if (fits(type, attribute)) continue;
    if (type === 'string' && typeof attribute === 'string') {
      refuse('INVALID_ENTITY_VALUE', `${schema.name}.${name} is blank`);
    }
    refuse('INCORRECT_PROPERTY_TYPE', `${schema.name}.${name} is declared as ${type}`);
  }
  return value;
}

/** @throws {Refusal} MAX_SIZE when an indexed value is beyond the index's limit (900 and 1,700 bytes) */
export function indexEntries(schema: EntitySchema, attributes: Attributes): IndexEntry[] {
  const entries: IndexEntry[] = [];
  for (const index of schema.indexes.values()) {
    const entry = indexEntry(index, attributes);
    if (entry) entries.push(entry);
  }
  return entries;
}

function indexEntry(index: EntityIndex, attributes: Attributes): IndexEntry | undefined {
  const partition: unknown[] = [];
  for (const name of index.partition) {
    const value = attributes[name];
    if (value === undefined) return undefined;
    partition.push(value);
  }
  const range = index.range === undefined ? '' : attributes[index.range];
  if (typeof range !== 'string' && typeof range !== 'number') return undefined;
  const entry = { index: index.name, partition: partitionText(partition), range };
  if (
    Buffer.byteLength(entry.partition) > LARGEST_PARTITION_BYTES ||
    Buffer.byteLength(String(range)) > LARGEST_RANGE_BYTES
  ) {
    refuse('MAX_SIZE', `The values are too long for index ${index.name}`);
  }
  return entry;
}

/** One text for the values of a partition, in declared order. */
export function partitionText(values: readonly unknown[]): string {
  return values.length === 0 ? '' : JSON.stringify(values);
}
