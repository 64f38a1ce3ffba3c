import { createHash } from 'node:crypto';
import { z } from 'zod';
import { refuse } from './refusal';

/** The last row that a page read. */
export interface Position {
  key: string;
  range: string | number;
}

const content = z.strictObject({ query: z.string(), key: z.string(), range: z.union([z.string(), z.number()]) });

/** A cursor goes with the query that it came from: everything of it but limit and metadata. */
export function queryFingerprint(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
}

export function encodeCursor(query: string, { key, range }: Position): string {
  return Buffer.from(JSON.stringify({ query, key, range })).toString('base64url');
}

/** @throws {Refusal} INVALID_CURSOR (a code of ours) when it is damaged or of another query */
export function decodeCursor(query: string, cursor: string): Position {
  const parsed = content.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success || parsed.data.query !== query) refuse('INVALID_CURSOR', 'The cursor is not one of this query');
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
