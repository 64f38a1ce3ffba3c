import { checkOperands, compileConditions } from './record-conditions';
import { decodeCursor, encodeCursor, queryFingerprint } from './cursor';
import type { AttributeType, EntitySchema } from './entity-schema';
import { BY_KEY } from './entity-schema';
import { attributesOf, fits, partitionText } from './entity-value';
import type { IndexRow, PageRequest, RangeValue } from './index-pages';
import { refuse } from './refusal';
import type { EntityQueryBody, MetadataField, QueryBody, RangeClause } from './request-bodies';
import { rowJson } from './row-json';
import type { Space, Spaces } from './spaces';
import type { Traffic } from './traffic';

const DEFAULT_LIMIT = 10;
const LARGEST_LIMIT = 100;
const RANGE_CONDITIONS = new Set([
  'BEGINS_WITH',
  'BETWEEN',
  'EQUAL_TO',
  'GREATER_THAN',
  'GREATER_THAN_EQUAL_TO',
  'LESS_THAN',
  'LESS_THAN_EQUAL_TO',
]);

/** Where and as of when queries read. */
export interface QueryView {
  read: (request: PageRequest) => IndexRow[];
  traffic: Traffic;
  asOf: number;
  expiredBefore: number;
}

/** @throws {Refusal} LIST_QUERY_LIMIT_EXCEEDED, QUERY_WHERE_INVALID, QUERY_WHERE_FIELD_INVALID, INVALID_CURSOR */
export function queryKeys(view: QueryView, space: Space, body: QueryBody): string {
  const { limit = DEFAULT_LIMIT, where = [], after } = body;
  if (!isPageLimit(limit)) refuse('LIST_QUERY_LIMIT_EXCEEDED', `A page has 1 to ${String(LARGEST_LIMIT)} rows`);
  const [clause] = where;
  if (where.length > 1) refuse('QUERY_WHERE_INVALID', 'A query has one condition');
  if (clause && clause.property !== 'key') refuse('QUERY_WHERE_FIELD_INVALID', 'Only the key can be queried');
  const range = clause && keyPrefix(clause);
  return page(view, {
    request: { space: space.id, ...(range ? { range } : {}), descending: false, limit },
    fingerprint: queryFingerprint([space.id, range]),
    cursor: after,
    metadata: body.options?.metadataFields,
  });
}

function keyPrefix({ condition, values }: RangeClause): NonNullable<PageRequest['range']> {
  const [prefix] = values;
  if (condition !== 'BEGINS_WITH' || values.length !== 1 || typeof prefix !== 'string' || prefix === '') {
    refuse('QUERY_WHERE_INVALID', 'The key is queried by one prefix');
  }
  return { condition, values: [prefix] };
}

/**
 * @throws {Refusal} COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE, INVALID_ENTITY_INDEX, INVALID_PARTITION (a code of ours),
 * QUERY_WHERE_INVALID, INVALID_CURSOR, and those of filters
 */
export function queryEntity(view: QueryView, spaces: Spaces, body: EntityQueryBody): string {
  const { limit = DEFAULT_LIMIT, sort = 'ASC', filters, cursor } = body;
  const space = spaces.entity(body.entityName);
  if (!isPageLimit(limit)) {
    refuse('COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE', `A page has 1 to ${String(LARGEST_LIMIT)} rows`);
  }
  const { index, rangeType } = chosenIndex(space.schema, body);
  const range = body.range && indexRange(body.range, rangeType);
  const test = filters && compileConditions(space.schema, filters, false);
  return page(view, {
    request: {
      space: space.id,
      ...(index ? { index } : {}),
      ...(range ? { range } : {}),
      descending: sort === 'DESC',
      limit,
    },
    fingerprint: queryFingerprint([space.id, index, range, sort, filters]),
    cursor,
    metadata: body.options?.metadataFields,
    ...(test ? { keeps: (row: IndexRow) => test(attributesOf(row.value)) } : {}),
  });
}

function chosenIndex(
  schema: EntitySchema,
  { indexName, partition = [] }: EntityQueryBody,
): { index?: NonNullable<PageRequest['index']>; rangeType: AttributeType | undefined } {
  if (indexName === BY_KEY) {
    if (partition.length > 0) refuse('INVALID_PARTITION', `${BY_KEY} has no partition`);
    return { rangeType: 'string' };
  }
  const index = schema.indexes.get(indexName);
  if (!index) refuse('INVALID_ENTITY_INDEX', `${schema.name} declares no index ${indexName}`);
  const typeOf = (attribute: string): AttributeType => schema.attributes.get(attribute) ?? 'any';
  const isComplete = partition.length === index.partition.length;
  if (!isComplete || !index.partition.every((attribute, place) => fits(typeOf(attribute), partition[place]))) {
    refuse('INVALID_PARTITION', `${indexName} takes values for: ${index.partition.join(', ') || 'nothing'}`);
  }
  return {
    index: { name: indexName, partition: partitionText(partition) },
    rangeType: index.range === undefined ? undefined : typeOf(index.range),
  };
}

function indexRange(clause: RangeClause, type: AttributeType | undefined): NonNullable<PageRequest['range']> {
  if (type === undefined) refuse('QUERY_WHERE_INVALID', 'The index has no range');
  if (!RANGE_CONDITIONS.has(clause.condition)) refuse('QUERY_WHERE_INVALID', `No range condition ${clause.condition}`);
  checkOperands(type, clause);
  return { condition: clause.condition, values: clause.values.filter(isRangeValue) };
}

function isRangeValue(value: unknown): value is RangeValue {
  return typeof value === 'string' || typeof value === 'number';
}

function isPageLimit(limit: number): boolean {
  return Number.isInteger(limit) && limit >= 1 && limit <= LARGEST_LIMIT;
}

interface Page {
  request: Omit<PageRequest, 'after' | 'asOf' | 'expiredBefore'>;
  fingerprint: string;
  cursor: string | undefined;
  metadata: readonly MetadataField[] | undefined;
  keeps?: (row: IndexRow) => boolean;
}

/** Filters see what the page read, and a full page has a cursor even if nothing follows: pages may be empty. */
function page(view: QueryView, { request, fingerprint, cursor, metadata, keeps }: Page): string {
  const after = cursor === undefined ? undefined : decodeCursor(fingerprint, cursor);
  const rows = view.read({ ...request, after, asOf: view.asOf, expiredBefore: view.expiredBefore });
  for (const row of rows) view.traffic.read(row);
  if (rows.length === 0) view.traffic.read(undefined);
  const data = (keeps ? rows.filter(keeps) : rows).map((row) => rowJson(row, metadata)).join();
  const last = rows.length === request.limit ? rows.at(-1) : undefined;
  return last ? `{"data":[${data}],"cursor":"${encodeCursor(fingerprint, last)}"}` : `{"data":[${data}]}`;
}
