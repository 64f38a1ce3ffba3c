import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { IndexEntry } from './entity-value';

/** One version of one record. Times in ms; `value` is JSON text. */
export interface StoredRow {
  key: string;
  value: string;
  createdAt: number;
  updatedAt: number;
  expiresAt: number | undefined;
}
export interface NewVersion extends StoredRow {
  space: string;
  entries: readonly IndexEntry[];
}

/**
 * Every version of every record. A version is current until another replaces it; replaced ones stay for as long as a
 * lagging index may still show them. A version nobody could have seen (replaced within the same ms) is not kept.
 */
export interface RowVersions {
  current(space: string, key: string): (StoredRow & { id: number }) | undefined;
  /** Makes `version` the current one. */
  put(version: NewVersion): void;
  retire(row: StoredRow & { id: number }, now: number): void;
  /** Current rows of all spaces, by space and key. */
  all(): (StoredRow & { space: string })[];
  clear(): void;
  /** Runs `work` in one database transaction: a throw undoes all of it. Not for nesting. */
  atomically<T>(work: () => T): T;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS kvs_versions (
    id INTEGER PRIMARY KEY,
    space TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    expires_at INTEGER,
    visible_until INTEGER
  ) STRICT;
  CREATE INDEX IF NOT EXISTS kvs_by_key ON kvs_versions (space, key, visible_until);
  CREATE INDEX IF NOT EXISTS kvs_replaced ON kvs_versions (visible_until) WHERE visible_until IS NOT NULL;
  CREATE TABLE IF NOT EXISTS kvs_index_rows (
    space TEXT NOT NULL,
    index_name TEXT NOT NULL,
    partition TEXT NOT NULL,
    range ANY NOT NULL,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (space, index_name, partition, range, key, version)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS kvs_index_rows_of ON kvs_index_rows (version);
`;
const RETIRED_BETWEEN_PRUNINGS = 500;

const number = z.number();
const text = z.string();
const optionalNumber = z.number().nullable();

type Columns = Record<string, unknown>;

/** A row of the database as the store uses it. */
export function storedRow(columns: Columns): StoredRow & { id: number } {
  return {
    id: number.parse(columns['id']),
    key: text.parse(columns['key']),
    value: text.parse(columns['value']),
    createdAt: number.parse(columns['created_at']),
    updatedAt: number.parse(columns['updated_at']),
    expiresAt: optionalNumber.parse(columns['expires_at']) ?? undefined,
  };
}

/** @param historyMs how far back an index may lag */
export function createRowVersions(database: DatabaseSync, historyMs: number): RowVersions {
  database.exec(SCHEMA);
  const find = database.prepare('SELECT * FROM kvs_versions WHERE space = ? AND key = ? AND visible_until IS NULL');
  const insert = database.prepare(
    'INSERT INTO kvs_versions (space, key, value, created_at, updated_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const insertEntry = database.prepare('INSERT INTO kvs_index_rows VALUES (?, ?, ?, ?, ?, ?)');
  const replace = database.prepare('UPDATE kvs_versions SET visible_until = ? WHERE id = ?');
  const forget = database.prepare('DELETE FROM kvs_versions WHERE id = ?');
  const forgetEntries = database.prepare('DELETE FROM kvs_index_rows WHERE version = ?');
  const forgetOld = database.prepare('DELETE FROM kvs_versions WHERE visible_until < ?');
  const forgetOldEntries = database.prepare(
    'DELETE FROM kvs_index_rows WHERE version IN (SELECT id FROM kvs_versions WHERE visible_until < ?)',
  );
  const everything = database.prepare('SELECT * FROM kvs_versions WHERE visible_until IS NULL ORDER BY space, key');
  const begin = database.prepare('SAVEPOINT kvs');
  const commit = database.prepare('RELEASE kvs');
  const undo = database.prepare('ROLLBACK TO kvs');
  let retired = 0;

  function prune(before: number): void {
    forgetOldEntries.run(before);
    forgetOld.run(before);
    retired = 0;
  }

  return {
    current(space, key) {
      const columns = find.get(space, key);
      return columns && storedRow(columns);
    },
    put({ space, key, value, createdAt, updatedAt, expiresAt, entries }) {
      const { lastInsertRowid } = insert.run(space, key, value, createdAt, updatedAt, expiresAt ?? null);
      for (const { index, partition, range } of entries) {
        insertEntry.run(space, index, partition, range, key, lastInsertRowid);
      }
    },
    retire(row, now) {
      if (historyMs === 0 || row.updatedAt >= now) {
        forgetEntries.run(row.id);
        forget.run(row.id);
        return;
      }
      replace.run(now, row.id);
      retired += 1;
      if (retired >= RETIRED_BETWEEN_PRUNINGS) prune(now - historyMs);
    },
    all: () => everything.all().map((columns) => ({ space: text.parse(columns['space']), ...storedRow(columns) })),
    clear() {
      database.exec('DELETE FROM kvs_index_rows; DELETE FROM kvs_versions;');
      retired = 0;
    },
    atomically(work) {
      begin.run();
      try {
        const result = work();
        commit.run();
        return result;
      } catch (error) {
        undo.run();
        commit.run();
        throw error;
      }
    },
  };
}
