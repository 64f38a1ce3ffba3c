import { kvs, MetadataField } from '@forge/kvs';
import type { Message } from './site-store';
import { nested, openStore, refusal, START } from './site-store';

const messages = kvs.entity<Message>('message');

describe('keys', () => {
  beforeEach(() => openStore());

  test('a value comes back as it was set, whatever JSON it is', async () => {
    for (const value of [0, '', false, [1, null], { text: 'ž 🙂' }]) {
      await kvs.set('k', value);
      expect(await kvs.get('k')).toEqual(value);
    }
  });

  test('a missing key is undefined to get and no error to delete', async () => {
    expect(await kvs.get('none')).toBeUndefined();
    expect(await refusal(kvs.delete('none'))).toBe('accepted');
  });

  test('a deleted key is gone', async () => {
    await kvs.set('k', 1);
    await kvs.delete('k');
    expect(await kvs.get('k')).toBeUndefined();
  });

  test.each([
    ['', '400 KEY_TOO_SHORT'],
    ['k'.repeat(501), '400 KEY_TOO_LONG'],
    ['k'.repeat(500), 'accepted'],
    ['+385981234567', '400 INVALID_KEY'],
    ['a/b', '400 INVALID_KEY'],
    ['me@here', '400 INVALID_KEY'],
    ['   ', '400 INVALID_KEY'],
    ['a b:c.d_e-f#g', 'accepted'],
  ])('key %j: %s', async (key, outcome) => {
    expect(await refusal(kvs.set(key, 1))).toBe(outcome);
  });

  test('null is no value', async () => {
    expect(await refusal(kvs.set('k', null))).toBe('400 INVALID_REQUEST');
    expect(await refusal(kvs.set('k', undefined))).toBe('400 INVALID_REQUEST');
  });

  test('a value has at most 240 KiB of JSON', async () => {
    const quotes = 2;
    expect(await refusal(kvs.set('k', 'x'.repeat(240 * 1024 - quotes)))).toBe('accepted');
    expect(await refusal(kvs.set('k', 'x'.repeat(240 * 1024 - quotes + 1)))).toBe('400 MAX_SIZE');
    expect(await refusal(kvs.set('k', 'ž'.repeat(130 * 1024)))).toBe('400 MAX_SIZE');
  });

  test('a value nests at most 31 levels', async () => {
    expect(await refusal(kvs.set('k', nested(31)))).toBe('accepted');
    expect(await refusal(kvs.set('k', nested(32)))).toBe('400 MAX_DEPTH');
  });

  test('metadata tells when a row was made, changed and will expire', async () => {
    const { wait } = openStore();
    await kvs.set('k', 1);
    wait(5000);
    await kvs.set('k', 2, { ttl: { value: 1, unit: 'HOURS' } });
    const { CREATED_AT, UPDATED_AT, EXPIRE_TIME } = MetadataField;
    expect(await kvs.get('k', { metadataFields: [CREATED_AT, UPDATED_AT, EXPIRE_TIME] })).toEqual({
      key: 'k',
      value: 2,
      createdAt: START,
      updatedAt: START + 5000,
      expireTime: '2026-03-02T09:00:05.000Z',
    });
  });
});

describe('key policies', () => {
  beforeEach(() => openStore());

  test('FAIL_IF_EXISTS lets the first writer win', async () => {
    await kvs.set('k', 'first', { keyPolicy: 'FAIL_IF_EXISTS' });
    expect(await refusal(kvs.set('k', 'second', { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe('409 KEY_CONFLICT');
    expect(await kvs.get('k')).toBe('first');
    await messages.set('k', { version: 1 }, { keyPolicy: 'FAIL_IF_EXISTS' });
    expect(await refusal(messages.set('k', { version: 2 }, { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe('409 KEY_CONFLICT');
  });

  test('OVERRIDE returns the row before or after the write', async () => {
    const replace = (value: number) => kvs.set('k', value, { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' });
    expect(await replace(1)).toBeUndefined();
    expect(await replace(2)).toEqual({ key: 'k', value: 1 });
    const latest = await kvs.set('k', 3, {
      keyPolicy: 'OVERRIDE',
      returnValue: 'LATEST',
      returnMetadataFields: [MetadataField.CREATED_AT],
    });
    expect(latest).toEqual({ key: 'k', value: 3, createdAt: START });
  });

  test('a returned value needs OVERRIDE', () => {
    const { store } = openStore();
    for (const options of [
      { keyPolicy: 'FAIL_IF_EXISTS', returnValue: 'LATEST' },
      { keyPolicy: 'OVERRIDE', returnMetadataFields: ['CREATED_AT'] },
    ]) {
      const { status, body } = store.handle('/api/v1/set', JSON.stringify({ key: 'k', value: 1, options }));
      expect([status, String(body)]).toEqual([
        400,
        expect.stringContaining('INVALID_KEY_POLICY_RETURN_VALUE_COMBINATION'),
      ]);
    }
  });
});

describe('secrets', () => {
  test('live apart from keys, cannot be queried and are masked in the dump', async () => {
    const { store } = openStore();
    await kvs.setSecret('api-key', 'App 1234567890');
    expect(await kvs.getSecret('api-key')).toBe('App 1234567890');
    expect(await kvs.get('api-key')).toBeUndefined();
    expect((await kvs.query().getMany()).results).toEqual([]);
    expect(JSON.stringify(store.dump())).not.toContain('1234567890');
    expect(store.dump()).toMatchObject([{ kind: 'secret', key: 'api-key' }]);
    await kvs.deleteSecret('api-key');
    expect(await kvs.getSecret('api-key')).toBeUndefined();
  });
});

describe('entities', () => {
  beforeEach(() => openStore());

  test('a record comes back as it was set; attributes may be left out', async () => {
    const record = { version: 1, conversation: 'c', position: 'p', size: 1.5, read: false, data: { list: [null] } };
    await messages.set('m', record);
    expect(await messages.get('m')).toEqual(record);
    await messages.set('m', { version: 2 });
    expect(await messages.get('m')).toEqual({ version: 2 });
    await messages.delete('m');
    expect(await messages.get('m')).toBeUndefined();
  });

  test('entities and keys are apart', async () => {
    await messages.set('m', { version: 1 });
    expect(await kvs.get('m')).toBeUndefined();
    expect(await kvs.entity('customer').get('m')).toBeUndefined();
  });

  test.each([
    ['an undeclared attribute', { colour: 'red' }, '400 INVALID_ENTITY_ATTRIBUTE'],
    ['no object', 'text', '400 INVALID_ENTITY_VALUE'],
    ['a list', [], '400 INVALID_ENTITY_VALUE'],
    ['a blank string', { conversation: '  ' }, '400 INVALID_ENTITY_VALUE'],
    ['null for a string', { conversation: null }, '400 INCORRECT_PROPERTY_TYPE'],
    ['null for any', { data: null }, '400 INCORRECT_PROPERTY_TYPE'],
    ['a number for a string', { conversation: 1 }, '400 INCORRECT_PROPERTY_TYPE'],
    ['a string for an integer', { version: '5' }, '400 INCORRECT_PROPERTY_TYPE'],
    ['2**31 for an integer', { version: 2 ** 31 }, '400 INCORRECT_PROPERTY_TYPE'],
    ['-(2**31) for an integer', { version: -(2 ** 31) }, 'accepted'],
    ['a fraction for an integer', { version: 1.5 }, '400 INCORRECT_PROPERTY_TYPE'],
    ['a text for a boolean', { read: 'true' }, '400 INCORRECT_PROPERTY_TYPE'],
    ['a range value of 901 bytes', { position: 'x'.repeat(901) }, '400 MAX_SIZE'],
  ])('a record with %s', async (_what, record, outcome) => {
    expect(await refusal(kvs.entity('message').set('m', record))).toBe(outcome);
  });

  test('an undeclared entity has no schema; an empty key has its own code', async () => {
    expect(await refusal(kvs.entity('order').get('o'))).toBe('404 SCHEMA_NOT_FOUND');
    expect(await refusal(messages.set('', { version: 1 }))).toBe('400 EMPTY_KEY');
  });
});
