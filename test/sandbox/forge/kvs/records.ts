import type { Traffic } from './traffic';
import { attributesOf, checkAttributes, indexEntries } from './entity-value';
import type { IndexEntry } from './entity-value';
import { checkKey, serialise } from './item-limits';
import type { RowVersions, StoredRow } from './row-versions';
import type { Space } from './spaces';
import { EXPIRY_GRACE_MS } from './time-to-live';

/** A value that passed every check and may be written. */
export interface Writable {
  space: Space;
  key: string;
  text: string;
  entries: readonly IndexEntry[];
  expiresAt: number | undefined;
}

/** Strictly consistent access to single records; counts what it reads and writes. */
export interface Records {
  get(space: Space, key: string): StoredRow | undefined;
  /** Like `get`, without being counted as a read. */
  peek(space: Space, key: string): StoredRow | undefined;
  put(writable: Writable): { previous: StoredRow | undefined; latest: StoredRow };
  /** The removed row, if there was one. */
  remove(space: Space, key: string): StoredRow | undefined;
  /** Rows that expired at or before this moment (ms) are gone. */
  expiredBefore(): number;
}

/** @throws {Refusal} for a bad key, value or record */
export function writable(space: Space, key: string, value: unknown, expiresAt: number | undefined): Writable {
  checkKey(space, key);
  const text = serialise(value);
  const entries = space.schema ? indexEntries(space.schema, checkAttributes(space.schema, value)) : [];
  return { space, key, text, entries, expiresAt };
}

/** The attributes of an entity's row, for conditions. */
export function attributesOfRow(row: StoredRow | undefined): ReturnType<typeof attributesOf> | undefined {
  return row && attributesOf(row.value);
}

/** @param keepsExpired whether the platform is late in removing expired rows */
export function createRecords(
  versions: RowVersions,
  traffic: Traffic,
  now: () => number,
  keepsExpired: () => boolean,
): Records {
  const expiredBefore = (): number => now() - (keepsExpired() ? EXPIRY_GRACE_MS : 0);
  const isGone = (row: StoredRow): boolean => row.expiresAt !== undefined && row.expiresAt <= expiredBefore();

  function peek(space: Space, key: string): StoredRow | undefined {
    const row = versions.current(space.id, key);
    return row && !isGone(row) ? row : undefined;
  }

  return {
    expiredBefore,
    peek,
    get(space, key) {
      const row = peek(space, key);
      traffic.read(row);
      return row;
    },
    put({ space, key, text, entries, expiresAt }) {
      const stored = versions.current(space.id, key);
      const previous = stored && !isGone(stored) ? stored : undefined;
      const time = now();
      if (stored) versions.retire(stored, time);
      const latest = { key, value: text, createdAt: previous?.createdAt ?? time, updatedAt: time, expiresAt };
      versions.put({ ...latest, space: space.id, entries });
      traffic.write(latest);
      return { previous, latest };
    },
    remove(space, key) {
      const stored = versions.current(space.id, key);
      if (!stored) return undefined;
      versions.retire(stored, now());
      if (isGone(stored)) return undefined;
      traffic.write(stored);
      return stored;
    },
  };
}
