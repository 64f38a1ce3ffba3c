import type { MetadataField } from './request-bodies';
import type { StoredRow } from './row-versions';

export const ALL_METADATA: readonly MetadataField[] = ['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME'];

/**
 * The JSON text of a row on the wire, with the metadata asked for. The stored value is already JSON and is put in as it
 * is. Times: `createdAt` and `updatedAt` in ms, `expireTime` as an ISO string.
 */
export function rowJson(row: StoredRow, metadata: readonly MetadataField[] = [], entityName?: string): string {
  let json = `{"key":${JSON.stringify(row.key)},"value":${row.value}`;
  if (entityName !== undefined) json += `,"entityName":${JSON.stringify(entityName)}`;
  if (metadata.includes('CREATED_AT')) json += `,"createdAt":${String(row.createdAt)}`;
  if (metadata.includes('UPDATED_AT')) json += `,"updatedAt":${String(row.updatedAt)}`;
  if (metadata.includes('EXPIRE_TIME') && row.expiresAt !== undefined) {
    json += `,"expireTime":"${new Date(row.expiresAt).toISOString()}"`;
  }
  return `${json}}`;
}
