import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** Every row of a site's database. */
export interface SiteRows {
  schema: string[];
  tables: { name: string; columns: string[]; rows: Cell[][] }[];
}
type Cell = string | number | null;

const cell = z.union([z.string(), z.number(), z.null()]);
const master = z.object({ type: z.string(), name: z.string(), sql: z.string() });

/** Copies what lies in a database, so that every scenario begins on the same configured site without configuring it. */
export function readRows(database: DatabaseSync): SiteRows {
  const objects = database
    .prepare('SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL')
    .all()
    .map((row) => master.parse(row));
  const tables = objects
    .filter(({ type }) => type === 'table')
    .map(({ name }) => {
      const rows = database.prepare(`SELECT * FROM ${name}`).all();
      const columns = Object.keys(rows[0] ?? {});
      return { name, columns, rows: rows.map((row) => columns.map((column) => cell.parse(row[column]))) };
    });
  return { schema: objects.map(({ sql }) => sql), tables };
}

export function writeRows(database: DatabaseSync, { schema, tables }: SiteRows): void {
  for (const sql of schema) database.exec(sql);
  for (const { name, columns, rows } of tables) {
    if (rows.length === 0) continue;
    const insert = database.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join()})`);
    for (const row of rows) insert.run(...row);
  }
}
