import type { Account } from './account';
import type { Instance } from './instance';
import type { Issue } from './issue';
import { type Comparable, type JqlField, jqlFields, operatorsOf } from './jql-fields';
import { type Condition, type Operand, type Operator, parseJql } from './jql-syntax';
import { refuse } from './refusal';

export interface CompiledJql {
  matches(issue: Issue): boolean;
  /** Negative if `a` comes first. */
  compare(a: Issue, b: Issue): number;
}

/**
 * Compiles JQL for one caller. 400 for what the site does not know: fields, functions, values of projects, statuses and keys.
 * Queries that do not restrict anything are refused, as the platform does since `/search/jql`.
 */
export function compileJql(instance: Instance, viewer: Account, jql: string): CompiledJql {
  const query = parseJql(jql);
  if (!query.where) {
    throw refuse(400, 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.');
  }
  const fieldOf = jqlFields(instance, viewer);
  const knownField = (name: string): JqlField => {
    const field = fieldOf(name);
    if (!field) throw refuse(400, `Field '${name}' does not exist or you do not have permission to view it.`);
    return field;
  };

  const compile = (condition: Condition): ((issue: Issue) => boolean) => {
    if (condition.kind === 'not') {
      const inner = compile(condition.part);
      return (issue) => !inner(issue);
    }
    if (condition.kind === 'clause') return compileClause(knownField(condition.field), condition);
    const parts = condition.parts.map(compile);
    return condition.kind === 'and'
      ? (issue) => parts.every((part) => part(issue))
      : (issue) => parts.some((part) => part(issue));
  };

  const orders = query.order.map(({ field, descending }) => ({ field: knownField(field), descending }));
  return {
    matches: compile(query.where),
    compare(a, b) {
      for (const { field, descending } of orders) {
        const difference = order(field.read(a)[0], field.read(b)[0]);
        if (difference !== 0) return descending ? -difference : difference;
      }
      return Number(b.id) - Number(a.id);
    },
  };
}

type Clause = Extract<Condition, { kind: 'clause' }>;

function compileClause(field: JqlField, { field: name, operator, operand }: Clause): (issue: Issue) => boolean {
  if (!operatorsOf[field.kind].includes(operator)) {
    throw refuse(400, `The operator '${operator}' is not supported by the '${name}' field.`);
  }
  const asksEmpty = operand.kind === 'empty';
  if (operator === 'is' || operator === 'is not') {
    if (!asksEmpty) throw refuse(400, `The operator '${operator}' is only supported with EMPTY.`);
    return (issue) => (field.read(issue).length === 0) === (operator === 'is');
  }
  if (operand.kind === 'list' && operator !== 'in' && operator !== 'not in') {
    throw refuse(400, `Operator '${operator}' does not support the list value for field '${name}'.`);
  }
  if (asksEmpty && (operator === '=' || operator === '!=')) {
    return (issue) => (field.read(issue).length === 0) === (operator === '=');
  }
  const wanted = valuesOf(field, operand);
  const holds = comparison(operator, wanted);
  return (issue) => {
    const values = field.read(issue);
    return values.length > 0 && holds(values);
  };
}

function valuesOf(field: JqlField, operand: Operand): Comparable[] {
  if (operand.kind === 'list') return operand.items.flatMap((item) => valuesOf(field, item));
  if (operand.kind === 'empty') throw refuse(400, 'EMPTY is not allowed in this place.');
  return field.resolve(operand);
}

/** Negative operators match only issues that have a value, as in Jira. */
function comparison(
  operator: Exclude<Operator, 'is' | 'is not'>,
  wanted: Comparable[],
): (values: Comparable[]) => boolean {
  const [bound] = wanted;
  const among = (values: Comparable[]) => values.some((value) => wanted.includes(value));
  switch (operator) {
    case '=':
    case 'in':
      return among;
    case '!=':
    case 'not in':
      return (values) => !among(values);
    case '>':
      return (values) => values.some((value) => order(value, bound) > 0);
    case '>=':
      return (values) => values.some((value) => order(value, bound) >= 0);
    case '<':
      return (values) => values.some((value) => order(value, bound) < 0);
    case '<=':
      return (values) => values.some((value) => order(value, bound) <= 0);
    case '~':
      return (values) => values.some((value) => hasWords(String(value), wanted));
    case '!~':
      return (values) => !values.some((value) => hasWords(String(value), wanted));
  }
}

function hasWords(text: string, wanted: Comparable[]): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}*]+/u);
  const asked = wanted.flatMap((value) => String(value).toLowerCase().split(/\s+/));
  return asked.every((word) =>
    word.endsWith('*') ? words.some((known) => known.startsWith(word.slice(0, -1))) : words.includes(word),
  );
}

function order(a: Comparable | undefined, b: Comparable | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}
