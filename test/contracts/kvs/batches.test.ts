import { kvs } from '@forge/kvs';
import { openStore, refusal } from './site-store';

const items = (count: number) => Array.from({ length: count }, (_, n) => ({ key: `k${String(n)}`, value: n }));
const byKey = <T extends { key: string }>(rows: T[]) => rows.sort((a, b) => a.key.localeCompare(b.key));

describe('batches', () => {
  beforeEach(() => openStore());

  test('each item succeeds or fails alone', async () => {
    const { successfulKeys, failedKeys } = await kvs.batchSet<unknown>([
      { key: 'k', value: 1 },
      { key: 'a/b', value: 1 },
      { key: 'm', value: { version: 'x' }, entityName: 'message' },
      { key: 'm2', value: { version: 1 }, entityName: 'message' },
      { key: 'o', value: { version: 1 }, entityName: 'order' },
    ]);
    expect(byKey(successfulKeys)).toEqual([{ key: 'k' }, { key: 'm2', entityName: 'message' }]);
    expect(byKey(failedKeys).map(({ key, error }) => [key, error.code])).toEqual([
      ['a/b', 'INVALID_KEY'],
      ['m', 'INCORRECT_PROPERTY_TYPE'],
      ['o', 'SCHEMA_NOT_FOUND'],
    ]);
    expect(await kvs.entity('message').get('m2')).toEqual({ version: 1 });
  });

  test('a read gives what is there and names what is not', async () => {
    await kvs.set('k', 1);
    await kvs.entity('message').set('m', { version: 1 });
    const { successfulKeys, failedKeys } = await kvs.batchGet([
      { key: 'none' },
      { key: 'k' },
      { key: 'm', entityName: 'message' },
    ]);
    expect(byKey(successfulKeys)).toEqual([
      { key: 'k', value: 1 },
      { key: 'm', entityName: 'message', value: { version: 1 } },
    ]);
    expect(failedKeys).toMatchObject([{ key: 'none', error: { code: 'KEY_NOT_FOUND' } }]);
  });

  test('answers come in no order that can be relied on', async () => {
    await kvs.batchSet(items(20));
    const { successfulKeys } = await kvs.batchGet(items(20).map(({ key }) => ({ key })));
    expect(successfulKeys.map(({ value }) => value)).not.toEqual(items(20).map(({ value }) => value));
  });

  test('a deletion removes what is there', async () => {
    await kvs.batchSet(items(2));
    const { successfulKeys } = await kvs.batchDelete([{ key: 'k0' }, { key: 'none' }]);
    expect(successfulKeys).toHaveLength(2);
    expect((await kvs.query().getMany()).results.map(({ key }) => key)).toEqual(['k1']);
  });

  test('25 items are the most, and each is named once', async () => {
    expect(await refusal(kvs.batchSet(items(25)))).toBe('accepted');
    expect(await refusal(kvs.batchSet(items(26)))).toBe('400 TOO_MANY_BATCH_ENTITIES');
    expect(await refusal(kvs.batchGet(items(26).map(({ key }) => ({ key }))))).toBe('400 TOO_MANY_BATCH_ENTITIES');
    expect(await refusal(kvs.batchGet([]))).toBe('400 INVALID_REQUEST');
    expect(await refusal(kvs.batchDelete([{ key: 'k' }, { key: 'k' }]))).toBe('400 KEY_DUPLICATION_ERROR');
  });
});
