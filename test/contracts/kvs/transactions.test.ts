import { Filter, FilterConditions, kvs } from '@forge/kvs';
import type { Message } from './site-store';
import { openStore, refusal } from './site-store';

const messages = kvs.entity<Message>('message');
const version = (n: number) => new Filter<Message>().and('version', FilterConditions.equalTo(n));

describe('transactions', () => {
  beforeEach(() => openStore());

  test('write keys and records together', async () => {
    await kvs.set('old', 1);
    await kvs
      .transact()
      .set('k', 'value')
      .set<Message>('m', { version: 1 }, { entityName: 'message' })
      .delete('old')
      .delete('never-there')
      .execute();
    expect(await kvs.get('k')).toBe('value');
    expect(await messages.get('m')).toEqual({ version: 1 });
    expect(await kvs.get('old')).toBeUndefined();
  });

  test('a condition that does not hold stops everything', async () => {
    await messages.set('m', { version: 2 });
    const stale = kvs
      .transact()
      .set('k', 1)
      .set<Message>('m', { version: 3 }, { entityName: 'message', conditions: version(1) });
    expect(await refusal(stale.execute())).toBe('400 CONDITIONAL_CHECK_FAILED');
    expect(await kvs.get('k')).toBeUndefined();
    expect(await messages.get('m')).toEqual({ version: 2 });
  });

  test('deletes and checks have conditions too', async () => {
    await messages.set('m', { version: 1 });
    await messages.set('n', { version: 1 });
    const attempt = (checked: number, deleted: number) =>
      kvs
        .transact()
        .check<Message>('n', { entityName: 'message', conditions: version(checked) })
        .delete<Message>('m', { entityName: 'message', conditions: version(deleted) })
        .execute();
    expect(await refusal(attempt(9, 1))).toBe('400 CONDITIONAL_CHECK_FAILED');
    expect(await refusal(attempt(1, 9))).toBe('400 CONDITIONAL_CHECK_FAILED');
    expect(await refusal(attempt(1, 1))).toBe('accepted');
    expect(await messages.get('m')).toBeUndefined();
  });

  test('a bad value anywhere stops everything', async () => {
    const mixed = kvs.transact().set('k', 1).set('m', { version: 'x' }, { entityName: 'message' });
    expect(await refusal(mixed.execute())).toBe('400 INCORRECT_PROPERTY_TYPE');
    expect(await kvs.get('k')).toBeUndefined();
  });

  test.each([
    ['and', { version: 1, read: true }, 'accepted'],
    ['and', { version: 1, read: false }, '400 CONDITIONAL_CHECK_FAILED'],
    ['or', { version: 1, read: false }, 'accepted'],
    ['or', { version: 2, read: false }, '400 CONDITIONAL_CHECK_FAILED'],
  ])('conditions joined by %s on %j: %s', async (joint, record, outcome) => {
    await messages.set('m', record);
    const isFirst = FilterConditions.equalTo(1);
    const isRead = FilterConditions.equalTo(true);
    const conditions =
      joint === 'and'
        ? new Filter<Message>().and('version', isFirst).and('read', isRead)
        : new Filter<Message>().or('version', isFirst).or('read', isRead);
    expect(await refusal(kvs.transact().check('m', { entityName: 'message', conditions }).execute())).toBe(outcome);
  });

  test('what does not exist meets no condition, but negative ones only if the site is so', async () => {
    const { conditions } = openStore();
    const create = (filter: Filter<Message>) =>
      refusal(
        kvs
          .transact()
          .check<Message>('none', {
            entityName: 'message',
            conditions: filter.and('version', FilterConditions.notExists()),
          })
          .execute(),
      );
    expect(
      await refusal(
        kvs
          .transact()
          .check<Message>('none', { entityName: 'message', conditions: version(1) })
          .execute(),
      ),
    ).toBe('400 CONDITIONAL_CHECK_FAILED');
    expect(await create(new Filter<Message>())).toBe('accepted');
    conditions.absentMeetsNegatives = false;
    expect(await create(new Filter<Message>())).toBe('400 CONDITIONAL_CHECK_FAILED');
  });

  test('25 operations are the most, and one is the least', async () => {
    const sized = (count: number) => {
      const transaction = kvs.transact();
      for (let n = 0; n < count; n += 1) transaction.set(`k${String(n)}`, n);
      return refusal(transaction.execute());
    };
    expect(await sized(25)).toBe('accepted');
    expect(await sized(26)).toBe('422 UNPROCESSABLE_ENTITY');
    expect(await sized(0)).toBe('400 INVALID_TRANSACTION_REQUEST');
  });

  test('a record may be named once', async () => {
    expect(await refusal(kvs.transact().set('k', 1).delete('k').execute())).toBe('400 KEY_DUPLICATION_ERROR');
    const apart = kvs.transact().set('k', 1).set('k', { version: 1 }, { entityName: 'message' });
    expect(await refusal(apart.execute())).toBe('accepted');
  });

  test('4 MB are the most', async () => {
    const transaction = kvs.transact();
    for (let n = 0; n < 18; n += 1) transaction.set(`k${String(n)}`, 'x'.repeat(239 * 1024));
    expect(await refusal(transaction.execute())).toBe('400 MAX_SIZE');
  });

  test('an undeclared entity has no schema', async () => {
    expect(await refusal(kvs.transact().set('o', { a: 1 }, { entityName: 'order' }).execute())).toBe(
      '404 SCHEMA_NOT_FOUND',
    );
  });
});
