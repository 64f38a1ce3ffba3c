import { Filter, FilterConditions, kvs, MetadataField, Sort, WhereConditions } from '@forge/kvs';
import type { Message } from './site-store';
import { openStore, refusal, START } from './site-store';

const messages = kvs.entity<Message>('message');
const thread = (conversation: string) => messages.query().index('by-conversation', { partition: [conversation] });
const keysOf = async (query: { getMany(): Promise<{ results: { key: string }[] }> }): Promise<string> =>
  (await query.getMany()).results.map(({ key }) => key).join(' ');

async function write(...positions: string[]): Promise<void> {
  for (const position of positions) {
    await messages.set(`m${position}`, { conversation: 'c', position, version: Number(position) });
  }
}

async function everyPage(query: () => ReturnType<typeof thread>): Promise<string[]> {
  const pages: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await (cursor === undefined ? query() : query().cursor(cursor)).getMany();
    pages.push(page.results.map(({ key }) => key).join(' '));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return pages;
}

describe('queries of keys', () => {
  beforeEach(() => openStore());

  test('give ten rows by key and a cursor to the next', async () => {
    for (let n = 0; n < 12; n += 1) await kvs.set(`k${String(n).padStart(2, '0')}`, n);
    const first = await kvs.query().getMany();
    expect(first.results).toHaveLength(10);
    const second = await kvs
      .query()
      .cursor(first.nextCursor ?? '')
      .getMany();
    expect(second.results.map(({ key }) => key)).toEqual(['k10', 'k11']);
    expect(second.nextCursor).toBeUndefined();
  });

  test('find a prefix', async () => {
    for (const key of ['a', 'ab', 'abc', 'b']) await kvs.set(key, 1);
    expect(await keysOf(kvs.query().where('key', WhereConditions.beginsWith('ab')))).toBe('ab abc');
  });

  test('give metadata only when asked', async () => {
    await kvs.set('k', 1);
    expect(await kvs.query().getOne()).toEqual({ key: 'k', value: 1 });
    const asked = await kvs.query({ metadataFields: [MetadataField.CREATED_AT] }).getOne();
    expect(asked).toEqual({ key: 'k', value: 1, createdAt: START });
  });

  test('refuse more than 100 rows and cursors of other queries', async () => {
    await kvs.set('k', 1);
    await kvs.set('l', 1);
    const { nextCursor } = await kvs.query().limit(1).getMany();
    const other = kvs.query().where('key', WhereConditions.beginsWith('k'));
    expect(await refusal(kvs.query().limit(100).getMany())).toBe('accepted');
    expect(await refusal(kvs.query().limit(101).getMany())).toBe('400 LIST_QUERY_LIMIT_EXCEEDED');
    expect(await refusal(other.cursor(nextCursor ?? '').getMany())).toBe('400 INVALID_CURSOR');
    expect(await refusal(kvs.query().cursor('damaged').getMany())).toBe('400 INVALID_CURSOR');
  });

  test('know one prefix of the key and nothing else', () => {
    const { store } = openStore();
    const asked = (...where: unknown[]) => String(store.handle('/api/v1/query', JSON.stringify({ where })).body);
    const prefix = { property: 'key', condition: 'BEGINS_WITH', values: ['a'] };
    expect(asked({ ...prefix, property: 'value' })).toContain('QUERY_WHERE_FIELD_INVALID');
    expect(asked({ ...prefix, condition: 'EQUAL_TO' })).toContain('QUERY_WHERE_INVALID');
    expect(asked({ ...prefix, values: [1] })).toContain('QUERY_WHERE_INVALID');
    expect(asked(prefix, prefix)).toContain('QUERY_WHERE_INVALID');
  });
});

describe('queries of entities', () => {
  beforeEach(async () => {
    openStore();
    await write('1', '2', '3', '4');
  });

  test('read one partition in the order of the range, either way', async () => {
    await messages.set('other', { conversation: 'd', position: '2' });
    await messages.set('in-no-thread', { position: '2' });
    expect(await keysOf(thread('c'))).toBe('m1 m2 m3 m4');
    expect(await keysOf(thread('c').sort(Sort.DESC))).toBe('m4 m3 m2 m1');
  });

  test.each([
    ['beginsWith', WhereConditions.beginsWith('2'), 'm2'],
    ['between', WhereConditions.between('2', '3'), 'm2 m3'],
    ['equalTo', WhereConditions.equalTo('2'), 'm2'],
    ['greaterThan', WhereConditions.greaterThan('2'), 'm3 m4'],
    ['greaterThanEqualTo', WhereConditions.greaterThanEqualTo('2'), 'm2 m3 m4'],
    ['lessThan', WhereConditions.lessThan('2'), 'm1'],
    ['lessThanEqualTo', WhereConditions.lessThanEqualTo('2'), 'm1 m2'],
  ])('the range knows %s', async (_name, condition, found) => {
    expect(await keysOf(thread('c').where(condition))).toBe(found);
  });

  test.each([
    ['beginsWith', 'position', FilterConditions.beginsWith('2'), 'm2'],
    ['between', 'version', FilterConditions.between(2, 3), 'm2 m3'],
    ['contains', 'position', FilterConditions.contains('3'), 'm3'],
    ['notContains', 'position', FilterConditions.notContains('3'), 'm1 m2 m4'],
    ['equalTo', 'version', FilterConditions.equalTo(2), 'm2'],
    ['notEqualTo', 'version', FilterConditions.notEqualTo(2), 'm1 m3 m4'],
    ['exists', 'read', FilterConditions.exists(), ''],
    ['notExists', 'read', FilterConditions.notExists(), 'm1 m2 m3 m4'],
    ['greaterThan', 'version', FilterConditions.greaterThan(2), 'm3 m4'],
    ['greaterThanEqualTo', 'version', FilterConditions.greaterThanEqualTo(2), 'm2 m3 m4'],
    ['lessThan', 'version', FilterConditions.lessThan(2), 'm1'],
    ['lessThanEqualTo', 'version', FilterConditions.lessThanEqualTo(2), 'm1 m2'],
  ] as const)('a filter knows %s', async (_name, attribute, condition, found) => {
    expect(await keysOf(thread('c').filters(new Filter<Message>().and(attribute, condition)))).toBe(found);
  });

  test('filters join by and or by or', async () => {
    const above = FilterConditions.greaterThan(1);
    const below = FilterConditions.lessThan(3);
    expect(await keysOf(thread('c').filters(new Filter<Message>().and('version', above).and('version', below)))).toBe(
      'm2',
    );
    const either = new Filter<Message>()
      .or('version', FilterConditions.equalTo(1))
      .or('position', FilterConditions.equalTo('4'));
    expect(await keysOf(thread('c').filters(either))).toBe('m1 m4');
  });

  test('filters see only what the page read: pages may be empty and yet have a cursor', async () => {
    const last = new Filter<Message>().and('version', FilterConditions.equalTo(4));
    expect(await everyPage(() => thread('c').filters(last).limit(1))).toEqual(['', '', '', 'm4', '']);
  });

  test('pages go on where the last ended, also downwards and among equal ranges', async () => {
    for (const key of ['x', 'y', 'z']) await messages.set(key, { conversation: 'c', position: '2' });
    expect(await everyPage(() => thread('c').limit(3))).toEqual(['m1 m2 x', 'y z m3', 'm4']);
    expect(await everyPage(() => thread('c').sort(Sort.DESC).limit(3))).toEqual(['m4 m3 z', 'y x m2', 'm1']);
  });

  test('what changes its place or goes is no longer found where it was', async () => {
    await messages.set('m1', { conversation: 'd', position: '1' });
    await messages.delete('m2');
    expect(await keysOf(thread('c'))).toBe('m3 m4');
    expect(await keysOf(thread('d'))).toBe('m1');
  });

  test('every entity has the index by key, and a simple index is named like its attribute', async () => {
    expect(await keysOf(messages.query().index('by-key').where(WhereConditions.greaterThan('m2')))).toBe('m3 m4');
    expect(await keysOf(messages.query().index('position').where(WhereConditions.lessThan('3')))).toBe('m1 m2');
  });

  test('numbers sort as numbers, and an index may have no range', async () => {
    for (const version of [9, 10, -1])
      await kvs.entity('customer').set(`v${String(version)}`, { version, active: 'a' });
    expect(await keysOf(kvs.entity('customer').query().index('by-version'))).toBe('v-1 v9 v10');
    const active = kvs
      .entity('customer')
      .query()
      .index('by-active', { partition: ['a'] });
    expect(await keysOf(active)).toBe('v-1 v10 v9');
    expect(await refusal(active.where(WhereConditions.equalTo('a')).getMany())).toBe('400 QUERY_WHERE_INVALID');
  });

  test('what does not fit the schema is refused', async () => {
    const onData = new Filter<Message>().and('data', FilterConditions.exists());
    expect(await refusal(kvs.entity('order').query().index('by-key').getMany())).toBe('404 SCHEMA_NOT_FOUND');
    expect(await refusal(messages.query().index('by-size').getMany())).toBe('400 INVALID_ENTITY_INDEX');
    expect(await refusal(messages.query().index('by-conversation').getMany())).toBe('400 INVALID_PARTITION');
    expect(
      await refusal(
        messages
          .query()
          .index('by-conversation', { partition: [1] })
          .getMany(),
      ),
    ).toBe('400 INVALID_PARTITION');
    expect(
      await refusal(
        messages
          .query()
          .index('by-key', { partition: ['c'] })
          .getMany(),
      ),
    ).toBe('400 INVALID_PARTITION');
    expect(await refusal(thread('c').where(WhereConditions.equalTo(1)).getMany())).toBe('400 INVALID_FILTER_VALUES');
    expect(await refusal(thread('c').filters(onData).getMany())).toBe('422 UNPROCESSABLE_ENTITY');
    expect(await refusal(thread('c').limit(0).getMany())).toBe('400 COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE');
    expect(await refusal(thread('c').limit(101).getMany())).toBe('400 COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE');
  });

  test.each([
    ['EMPTY_FILTER_OPERATOR', {}],
    ['EMPTY_FILTER_OPERATOR', { and: [] }],
    ['INVALID_FILTER_OPERATORS_COMBINATION', { and: [['version', 'EQUAL_TO', 1]], or: [['version', 'EQUAL_TO', 1]] }],
    ['INVALID_FILTER_CONDITION', { and: [['version', 'LIKE', 1]] }],
    ['INVALID_FILTER_CONDITION', { and: [['version', 'CONTAINS', 1]] }],
    ['INVALID_FILTER_CONDITION', { and: [['read', 'GREATER_THAN', true]] }],
    ['INVALID_FILTER_CONDITION', { or: Array.from({ length: 101 }, () => ['version', 'EQUAL_TO', 1]) }],
    ['INSUFFICIENT_FILTER_VALUES', { and: [['version', 'EQUAL_TO']] }],
    ['INSUFFICIENT_FILTER_VALUES', { and: [['version', 'BETWEEN', 1]] }],
    ['INVALID_FILTER_VALUES', { and: [['version', 'EQUAL_TO', '1']] }],
    ['INVALID_FILTER_VALUES', { and: [['version', 'EQUAL_TO', 1, 2]] }],
    ['INVALID_FILTER_VALUES', { and: [['version', 'EXISTS', false]] }],
    ['INVALID_ENTITY_ATTRIBUTE', { and: [['colour', 'EQUAL_TO', 'red']] }],
  ])('%s: %j', (code, filters: Record<string, unknown[][]>) => {
    const { store } = openStore();
    const wire: Record<string, unknown> = {};
    for (const [joint, clauses] of Object.entries(filters)) {
      wire[joint] = clauses.map(([property, condition, ...values]) => ({ property, condition, values }));
    }
    const body = { entityName: 'message', indexName: 'by-key', filters: wire };
    expect(String(store.handle('/api/v1/entity/query', JSON.stringify(body)).body)).toContain(`"${code}"`);
  });
});
