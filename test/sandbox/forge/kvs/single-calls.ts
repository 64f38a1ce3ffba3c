import { checkKey } from './item-limits';
import type { Records } from './records';
import { writable } from './records';
import { Refusal, refuse } from './refusal';
import type { WriteOptions } from './request-bodies';
import { ALL_METADATA, rowJson } from './row-json';
import type { Space } from './spaces';
import { expiry } from './time-to-live';

function missing(key: string): never {
  throw new Refusal(404, 'KEY_NOT_FOUND', `No value under ${key}`);
}

/** @throws {Refusal} 404 KEY_NOT_FOUND, the only code that the client library reads as "nothing there" */
export function getOne(records: Records, space: Space, key: string): string {
  checkKey(space, key);
  return rowJson(records.get(space, key) ?? missing(key), ALL_METADATA);
}

/**
 * The answer's body: empty, or the row that `returnValue` asks for.
 * @throws {Refusal} 409 KEY_CONFLICT, INVALID_KEY_POLICY_RETURN_VALUE_COMBINATION, and those of keys, values and TTL
 */
export function setOne(
  records: Records,
  now: number,
  space: Space,
  key: string,
  value: unknown,
  options?: WriteOptions,
): string {
  const { ttl, keyPolicy, returnValue, returnMetadataFields } = options ?? {};
  const returns = returnValue !== undefined || returnMetadataFields !== undefined;
  if (returns && (keyPolicy !== 'OVERRIDE' || returnValue === undefined)) {
    refuse(
      'INVALID_KEY_POLICY_RETURN_VALUE_COMBINATION',
      'A value is returned with keyPolicy OVERRIDE and returnValue only',
    );
  }
  const item = writable(space, key, value, expiry(ttl, now));
  if (keyPolicy === 'FAIL_IF_EXISTS' && records.peek(space, key)) {
    throw new Refusal(409, 'KEY_CONFLICT', `${key} exists`);
  }
  const { previous, latest } = records.put(item);
  const returned = returnValue === 'LATEST' ? latest : previous;
  return returnValue !== undefined && returned ? rowJson(returned, returnMetadataFields) : '';
}

/** @throws {Refusal} 404 KEY_NOT_FOUND, which the client library takes for success */
export function deleteOne(records: Records, space: Space, key: string): string {
  checkKey(space, key);
  if (!records.remove(space, key)) missing(key);
  return '';
}
