import type { AttributeType, EntitySchema } from './entity-schema';
import type { Attributes } from './entity-value';
import { fits } from './entity-value';
import { Refusal, refuse } from './refusal';
import type { Clause, Clauses, RangeClause } from './request-bodies';

const MOST_CLAUSES = 100;

export type AttributeTest = (attribute: unknown) => boolean;
/** Whether a record meets filter or transaction conditions; `undefined` is a record that does not exist. */
export type RecordTest = (record: Attributes | undefined) => boolean;

const ORDER_TESTS = new Map<string, (order: number) => boolean>([
  ['EQUAL_TO', (order) => order === 0],
  ['GREATER_THAN', (order) => order > 0],
  ['GREATER_THAN_EQUAL_TO', (order) => order >= 0],
  ['LESS_THAN', (order) => order < 0],
  ['LESS_THAN_EQUAL_TO', (order) => order <= 0],
]);
const NEGATIVES = new Set(['NOT_EQUAL_TO', 'NOT_CONTAINS', 'NOT_EXISTS']);
const TEXT_ONLY = new Set(['BEGINS_WITH', 'CONTAINS', 'NOT_CONTAINS']);
const KNOWN = new Set([...ORDER_TESTS.keys(), ...NEGATIVES, ...TEXT_ONLY, 'BETWEEN', 'EXISTS']);

/**
 * Compiles all-`and` or all-`or` conditions.
 * @param absentMeetsNegatives whether NOT_EXISTS, NOT_EQUAL_TO and NOT_CONTAINS hold for a record that does not exist
 * @throws {Refusal} EMPTY_FILTER_OPERATOR, INVALID_FILTER_OPERATORS_COMBINATION, INVALID_FILTER_CONDITION,
 * INSUFFICIENT_FILTER_VALUES, INVALID_FILTER_VALUES, INVALID_ENTITY_ATTRIBUTE; 422 for attributes of type `any`
 */
export function compileConditions(schema: EntitySchema, clauses: Clauses, absentMeetsNegatives: boolean): RecordTest {
  if (clauses.and && clauses.or) refuse('INVALID_FILTER_OPERATORS_COMBINATION', 'Use either "and" or "or"');
  const list = clauses.and ?? clauses.or ?? [];
  if (list.length === 0) refuse('EMPTY_FILTER_OPERATOR', 'A filter has at least one condition');
  if (list.length > MOST_CLAUSES) refuse('INVALID_FILTER_CONDITION', `At most ${String(MOST_CLAUSES)} conditions`);
  const tests = list.map((clause) => compileClause(schema, clause, absentMeetsNegatives));
  return clauses.and ? (record) => tests.every((test) => test(record)) : (record) => tests.some((test) => test(record));
}

function compileClause(schema: EntitySchema, clause: Clause, absentMeetsNegatives: boolean): RecordTest {
  const { property, condition } = clause;
  const type = schema.attributes.get(property);
  if (type === undefined) refuse('INVALID_ENTITY_ATTRIBUTE', `${schema.name} declares no attribute ${property}`);
  if (type === 'any') throw new Refusal(422, 'UNPROCESSABLE_ENTITY', `${property} is of type any: not comparable`);
  const test = attributeTest(type, clause);
  const whenAbsent = absentMeetsNegatives && NEGATIVES.has(condition);
  return (record) => (record ? test(record[property]) : whenAbsent);
}

function attributeTest(type: AttributeType, clause: RangeClause): AttributeTest {
  const { condition, values } = clause;
  if (!KNOWN.has(condition)) refuse('INVALID_FILTER_CONDITION', `Unknown condition ${condition}`);
  if (condition === 'EXISTS' || condition === 'NOT_EXISTS') {
    if (values.length !== 1 || values[0] !== true) refuse('INVALID_FILTER_VALUES', `${condition} carries [true]`);
    return (attribute) => (attribute !== undefined) === (condition === 'EXISTS');
  }
  checkOperands(type, clause);
  if (!NEGATIVES.has(condition)) return comparison(clause);
  const opposite = comparison({ condition: condition.slice('NOT_'.length), values });
  return (attribute) => !opposite(attribute);
}

/**
 * @throws {Refusal} INSUFFICIENT_FILTER_VALUES, INVALID_FILTER_VALUES, and INVALID_FILTER_CONDITION where the type does
 * not know such a comparison
 */
export function checkOperands(type: AttributeType, { condition, values }: RangeClause): void {
  const wanted = condition === 'BETWEEN' ? 2 : 1;
  if (values.length < wanted) refuse('INSUFFICIENT_FILTER_VALUES', `${condition} takes ${String(wanted)} values`);
  const isEquality = condition === 'EQUAL_TO' || condition === 'NOT_EQUAL_TO';
  if ((type === 'boolean' && !isEquality) || (type !== 'string' && TEXT_ONLY.has(condition))) {
    refuse('INVALID_FILTER_CONDITION', `${condition} is not for values of type ${type}`);
  }
  if (values.length > wanted || !values.every((value) => fits(type, value))) {
    refuse('INVALID_FILTER_VALUES', `${condition} takes ${String(wanted)} values of type ${type}`);
  }
}

function comparison({ condition, values: [first, second] }: RangeClause): AttributeTest {
  if (condition === 'BEGINS_WITH') return (attribute) => textOf(attribute).startsWith(textOf(first));
  if (condition === 'CONTAINS') return (attribute) => textOf(attribute).includes(textOf(first));
  if (condition === 'BETWEEN') {
    return (attribute) => attribute !== undefined && compare(attribute, first) >= 0 && compare(attribute, second) <= 0;
  }
  const holds = ORDER_TESTS.get(condition);
  if (!holds) throw new Error(`No comparison ${condition}`);
  return (attribute) => attribute !== undefined && holds(compare(attribute, first));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Negative, zero or positive; strings by their UTF-8 bytes, as the index sorts them. */
function compare(left: unknown, right: unknown): number {
  if (typeof left === 'string' && typeof right === 'string')
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  return Number(left) - Number(right);
}
