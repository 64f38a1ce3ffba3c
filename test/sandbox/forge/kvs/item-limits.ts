import { refuse, Refusal } from './refusal';
import type { Space } from './spaces';

const LONGEST_KEY = 500;
const LARGEST_VALUE = 240 * 1024;
const DEEPEST_VALUE = 31;
const KEY_PATTERN = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;

/** The most items that a batch or a transaction may carry. */
const MOST_ITEMS = 25;
const LARGEST_GROUP = 4 * 1024 * 1024;

/** @throws {Refusal} KEY_TOO_SHORT (keys, secrets), EMPTY_KEY (entities), KEY_TOO_LONG, INVALID_KEY */
export function checkKey(space: Space, key: string): void {
  if (key === '') refuse(space.schema ? 'EMPTY_KEY' : 'KEY_TOO_SHORT', 'A key has at least one character');
  if (key.length > LONGEST_KEY) refuse('KEY_TOO_LONG', `A key has at most ${String(LONGEST_KEY)} characters`);
  if (!KEY_PATTERN.test(key)) refuse('INVALID_KEY', 'A key has letters, digits, spaces and : . _ - # only');
}

/**
 * The JSON text of a value.
 * @throws {Refusal} INVALID_REQUEST for null or nothing, MAX_DEPTH, MAX_SIZE (240 KiB of JSON in UTF-8)
 */
export function serialise(value: unknown): string {
  // what the platform says to null is unverified; it is no storable value
  if (value === null || value === undefined) refuse('INVALID_REQUEST', 'null is no value');
  if (isDeeperThan(value, DEEPEST_VALUE)) refuse('MAX_DEPTH', `A value nests at most ${String(DEEPEST_VALUE)} levels`);
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > LARGEST_VALUE) refuse('MAX_SIZE', 'A value has at most 240 KiB');
  return text;
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const part of Object.values(value)) if (isDeeperThan(part, levels - 1)) return true;
  return false;
}

/**
 * @param count items of the group
 * @throws {Refusal} TOO_MANY_BATCH_ENTITIES, INVALID_REQUEST for an empty batch
 */
export function checkBatchCount(count: number): void {
  if (count === 0) refuse('INVALID_REQUEST', 'A batch has at least one item');
  if (count > MOST_ITEMS) refuse('TOO_MANY_BATCH_ENTITIES', `A batch has at most ${String(MOST_ITEMS)} items`);
}

/** @throws {Refusal} INVALID_TRANSACTION_REQUEST when empty; 422 UNPROCESSABLE_ENTITY beyond 25 */
export function checkTransactionCount(count: number): void {
  if (count === 0) refuse('INVALID_TRANSACTION_REQUEST', 'A transaction has at least one operation');
  if (count > MOST_ITEMS) {
    throw new Refusal(422, 'UNPROCESSABLE_ENTITY', `A transaction has at most ${String(MOST_ITEMS)} operations`);
  }
}

/** @throws {Refusal} MAX_SIZE when a batch or transaction is larger than 4 MB */
export function checkGroupSize(body: string): void {
  if (body.length > LARGEST_GROUP / 4 && Buffer.byteLength(body) > LARGEST_GROUP) {
    refuse('MAX_SIZE', 'A batch or transaction has at most 4 MB');
  }
}

/**
 * @param targets one text per item that names its record
 * @throws {Refusal} KEY_DUPLICATION_ERROR
 */
export function checkNoRepeats(targets: readonly string[]): void {
  if (new Set(targets).size < targets.length) {
    refuse('KEY_DUPLICATION_ERROR', 'One batch or transaction names a record once');
  }
}
