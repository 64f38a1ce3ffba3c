import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { z } from 'zod';
import type { Position } from './cursor';
import type { StoredRow } from './row-versions';
import { storedRow } from './row-versions';

export type RangeValue = string | number;

/** The rows of an index to read, in the order of range and key. */
export interface PageRequest {
  space: string;
  /** Absent: by key. */
  index?: { name: string; partition: string };
  range?: { condition: string; values: RangeValue[] };
  descending: boolean;
  after: Position | undefined;
  limit: number;
  /** What the index shows: every version that was current at this moment (ms). */
  asOf: number;
  expiredBefore: number;
}
export interface IndexRow extends StoredRow {
  range: RangeValue;
}

/** Beyond every text that begins with a prefix. */
const LAST_CHARACTER = '\u{10FFFF}';
const COMPARISONS = new Map([
  ['EQUAL_TO', '='],
  ['GREATER_THAN', '>'],
  ['GREATER_THAN_EQUAL_TO', '>='],
  ['LESS_THAN', '<'],
  ['LESS_THAN_EQUAL_TO', '<='],
]);
const rangeValue = z.union([z.string(), z.number()]);

/** Reads pages of the indexes, each row in the version that was current at a given moment. */
export function createIndexPages(database: DatabaseSync): (request: PageRequest) => IndexRow[] {
  const statements = new Map<string, StatementSync>();

  function prepared(sql: string): StatementSync {
    const known = statements.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  }

  return (request) => {
    const { index, range, descending, after } = request;
    const column = index ? 'i.range' : 'v.key';
    const values: RangeValue[] = [request.space];
    const where = [index ? 'i.space = ?' : 'v.space = ?'];
    if (index) {
      where.push('i.index_name = ?', 'i.partition = ?');
      values.push(index.name, index.partition);
    }
    if (range) {
      const [sql, bound] = rangeSql(column, range);
      where.push(sql);
      values.push(...bound);
    }
    if (after) {
      const beyond = descending ? '<' : '>';
      where.push(index ? `(i.range, i.key) ${beyond} (?, ?)` : `v.key ${beyond} ?`);
      values.push(...(index ? [after.range, after.key] : [after.key]));
    }
    where.push('v.updated_at <= ?', '(v.visible_until IS NULL OR v.visible_until > ?)');
    where.push('(v.expires_at IS NULL OR v.expires_at > ?)');
    values.push(request.asOf, request.asOf, request.expiredBefore, request.limit);

    const direction = descending ? 'DESC' : 'ASC';
    const from = index ? 'kvs_index_rows i CROSS JOIN kvs_versions v ON v.id = i.version' : 'kvs_versions v';
    const order = index ? `i.range ${direction}, i.key ${direction}` : `v.key ${direction}`;
    const sql = `SELECT v.*, ${column} AS range FROM ${from} WHERE ${where.join(' AND ')} ORDER BY ${order} LIMIT ?`;
    const rows = prepared(sql).all(...values);
    return rows.map((columns) => ({ ...storedRow(columns), range: rangeValue.parse(columns['range']) }));
  };
}

function rangeSql(column: string, { condition, values }: NonNullable<PageRequest['range']>): [string, RangeValue[]] {
  const [first = ''] = values;
  if (condition === 'BETWEEN') return [`${column} BETWEEN ? AND ?`, values];
  if (condition === 'BEGINS_WITH') {
    return [`${column} >= ? AND ${column} < ?`, [first, `${String(first)}${LAST_CHARACTER}`]];
  }
  const comparison = COMPARISONS.get(condition);
  if (comparison === undefined) throw new Error(`No range condition ${condition}`);
  return [`${column} ${comparison} ?`, [first]];
}
