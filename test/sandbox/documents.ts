import type { DatabaseSync } from 'node:sqlite';
import type { Collection, Documents } from './ports';

/** Nothing else writes this table, so what is read is what a collection of the same name has put. */
const fromJson: <T>(text: string) => T = JSON.parse;

/**
 * Documents on the site's SQLite file. What is put is copied, and so is what is read: changing an object changes
 * nothing that is stored.
 */
export function createDocuments(database: DatabaseSync): Documents {
  database.exec('CREATE TABLE IF NOT EXISTS documents (collection TEXT, id TEXT, json TEXT, UNIQUE (collection, id))');
  const select = database.prepare('SELECT id, json FROM documents WHERE collection = ? ORDER BY rowid');
  const upsert = database.prepare(
    'INSERT INTO documents (collection, id, json) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET json = excluded.json',
  );
  const remove = database.prepare('DELETE FROM documents WHERE collection = ? AND id = ?');
  const collections = new Map<string, Map<string, string>>();

  const rows = (name: string): Map<string, string> => {
    const known = collections.get(name);
    if (known) return known;
    const loaded = new Map(select.all(name).map(({ id, json }) => [String(id), String(json)]));
    collections.set(name, loaded);
    return loaded;
  };
  return {
    collection: <T>(name: string): Collection<T> => {
      const texts = rows(name);
      return {
        get: (id) => {
          const text = texts.get(id);
          return text === undefined ? undefined : fromJson<T>(text);
        },
        put: (id, value) => {
          const text = JSON.stringify(value);
          texts.set(id, text);
          upsert.run(name, id, text);
        },
        delete: (id) => {
          if (texts.delete(id)) remove.run(name, id);
        },
        all: () => [...texts.values()].map((text) => fromJson<T>(text)),
      };
    },
    clear: () => {
      collections.forEach((texts) => {
        texts.clear();
      });
      database.exec('DELETE FROM documents');
    },
  };
}
