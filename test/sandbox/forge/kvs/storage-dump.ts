import type { StoredRow } from './row-versions';

/** A stored record as a person reads it. Times as ISO strings. */
export interface StorageRow {
  kind: 'key' | 'secret' | 'entity';
  entity?: string;
  key: string;
  value: unknown;
  createdAt: string;
  updatedAt: string;
  expireTime?: string;
}

const MASK = '********';

/** Secrets keep their key and lose their value. */
export function storageRow(row: StoredRow & { space: string }): StorageRow {
  const iso = (time: number): string => new Date(time).toISOString();
  const [kind, entity] = place(row.space);
  return {
    kind,
    ...(entity === undefined ? {} : { entity }),
    key: row.key,
    value: kind === 'secret' ? MASK : JSON.parse(row.value),
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
    ...(row.expiresAt === undefined ? {} : { expireTime: iso(row.expiresAt) }),
  };
}

function place(space: string): [StorageRow['kind'], string?] {
  if (space === 'key' || space === 'secret') return [space];
  return ['entity', space.slice('entity:'.length)];
}
