import type { Chance } from '../../ports';
import { checkBatchCount, checkKey, checkNoRepeats } from './item-limits';
import type { Records } from './records';
import { writable } from './records';
import { Refusal } from './refusal';
import type { BatchDeleteBody, BatchGetBody, BatchSetBody } from './request-bodies';
import { rowJson } from './row-json';
import type { Spaces } from './spaces';
import { expiry } from './time-to-live';

interface Target {
  key: string;
  entityName?: string | undefined;
}

/** Items succeed or fail alone and answer in no order; the JSON text of the whole answer. */
function answerEach<T extends Target>(items: readonly T[], chance: Chance, work: (item: T) => string): string {
  checkBatchCount(items.length);
  checkNoRepeats(items.map(({ entityName, key }) => JSON.stringify([entityName, key])));
  const successful: string[] = [];
  const failed: string[] = [];
  for (const item of items) {
    try {
      successful.push(work(item));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      failed.push(JSON.stringify({ ...target(item), error: { code: error.code, message: error.message } }));
    }
  }
  return `{"successfulKeys":[${shuffled(successful, chance).join()}],"failedKeys":[${shuffled(failed, chance).join()}]}`;
}

function target({ key, entityName }: Target): Target {
  return { key, entityName };
}

function shuffled(texts: readonly string[], chance: Chance): string[] {
  return texts
    .map((text) => ({ text, place: chance.next() }))
    .sort((left, right) => left.place - right.place)
    .map(({ text }) => text);
}

/** A missing key fails with KEY_NOT_FOUND; that the platform does the same is unverified. */
export function batchGet(records: Records, spaces: Spaces, chance: Chance, body: BatchGetBody): string {
  return answerEach(body, chance, ({ key, entityName, options }) => {
    const space = spaces.named(entityName);
    checkKey(space, key);
    const row = records.get(space, key);
    if (!row) throw new Refusal(404, 'KEY_NOT_FOUND', `No value under ${key}`);
    return rowJson(row, options?.metadataFields, entityName);
  });
}

/** Unconditional writes, each of which may fail alone. */
export function batchSet(records: Records, spaces: Spaces, chance: Chance, now: number, body: BatchSetBody): string {
  return answerEach(body, chance, (item) => {
    const { key, entityName, value, options } = item;
    records.put(writable(spaces.named(entityName), key, value, expiry(options?.ttl, now)));
    return JSON.stringify(target(item));
  });
}

/** A missing key succeeds: after the call it is gone (unverified; the platform may report it). */
export function batchDelete(records: Records, spaces: Spaces, chance: Chance, body: BatchDeleteBody): string {
  return answerEach(body, chance, (item) => {
    const space = spaces.named(item.entityName);
    checkKey(space, item.key);
    records.remove(space, item.key);
    return JSON.stringify(target(item));
  });
}
