import type { Ttl } from '@forge/kvs';
import { kvs } from '@forge/kvs';
import { openStore, refusal, START } from './site-store';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const oneMinute: { ttl: Ttl } = { ttl: { value: 1, unit: 'MINUTES' } };

describe('time to live', () => {
  test('a row is there until it expires', async () => {
    const { wait } = openStore();
    await kvs.set('k', 1, oneMinute);
    wait(MINUTE - 1);
    expect(await kvs.get('k')).toBe(1);
    wait(1);
    expect(await kvs.get('k')).toBeUndefined();
    expect((await kvs.query().getMany()).results).toEqual([]);
  });

  test('with grace an expired row is still returned for 48 hours, in queries too', async () => {
    const { wait, conditions } = openStore();
    conditions.ttlGrace = true;
    await kvs.set('k', 1, oneMinute);
    wait(MINUTE + 48 * HOUR - 1);
    expect(await kvs.get('k')).toBe(1);
    expect((await kvs.query().getMany()).results).toHaveLength(1);
    expect(await refusal(kvs.set('k', 2, { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe('409 KEY_CONFLICT');
    wait(1);
    expect(await kvs.get('k')).toBeUndefined();
  });

  test('an expired row is no conflict, and what follows is a new row', async () => {
    const { wait, store } = openStore();
    await kvs.set('k', 1, oneMinute);
    wait(MINUTE);
    await kvs.set('k', 2, { keyPolicy: 'FAIL_IF_EXISTS' });
    expect(store.dump()).toMatchObject([{ value: 2, createdAt: new Date(START + MINUTE).toISOString() }]);
  });

  test('the last write decides: without a time to live the row stays', async () => {
    const { wait } = openStore();
    await kvs.set('k', 1, oneMinute);
    await kvs.set('k', 2);
    wait(HOUR);
    expect(await kvs.get('k')).toBe(2);
  });

  test.each<[number, Ttl['unit'], string]>([
    [0, 'SECONDS', '400 INVALID_TTL'],
    [-1, 'HOURS', '400 INVALID_TTL'],
    [1.5, 'HOURS', '400 INVALID_TTL'],
    [365, 'DAYS', 'accepted'],
    [366, 'DAYS', '400 INVALID_TTL'],
  ])('%d %s: %s', async (value, unit, outcome) => {
    openStore();
    expect(await refusal(kvs.set('k', 1, { ttl: { value, unit } }))).toBe(outcome);
  });

  test('a transaction takes it as the fourth argument', async () => {
    const { wait } = openStore();
    await kvs.transact().set('k', 1, undefined, oneMinute).execute();
    wait(MINUTE);
    expect(await kvs.get('k')).toBeUndefined();
  });
});
