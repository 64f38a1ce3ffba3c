import { kvs } from '@forge/kvs';
import type { Message } from './site-store';
import { openStore } from './site-store';

const messages = kvs.entity<Message>('message');
const SECOND = 1000;

async function thread(conversation: string): Promise<unknown[]> {
  const { results } = await messages
    .query()
    .index('by-conversation', { partition: [conversation] })
    .getMany();
  return results.map(({ key, value }) => [key, value.version]);
}

describe('an index that lags', () => {
  test('shows a write only when it is older than the lag; get shows it at once', async () => {
    const { conditions, wait } = openStore();
    conditions.indexLagMs = 10 * SECOND;
    await messages.set('m', { conversation: 'c', position: '1', version: 1 });
    await kvs.set('k', 1);
    expect(await messages.get('m')).toBeDefined();
    expect(await thread('c')).toEqual([]);
    expect((await kvs.query().getMany()).results).toEqual([]);
    wait(10 * SECOND);
    expect(await thread('c')).toEqual([['m', 1]]);
    expect((await kvs.query().getMany()).results).toHaveLength(1);
  });

  test('shows the version and the place that a row had then, also of deleted rows', async () => {
    const { conditions, wait } = openStore();
    await messages.set('moved', { conversation: 'c', position: '1', version: 1 });
    await messages.set('gone', { conversation: 'c', position: '2', version: 1 });
    wait(20 * SECOND);
    await messages.set('moved', { conversation: 'd', position: '1', version: 2 });
    await messages.delete('gone');
    wait(5 * SECOND);

    conditions.indexLagMs = 10 * SECOND;
    expect([await thread('c'), await thread('d')]).toEqual([
      [
        ['moved', 1],
        ['gone', 1],
      ],
      [],
    ]);
    conditions.indexLagMs = 0;
    expect([await thread('c'), await thread('d')]).toEqual([[], [['moved', 2]]]);
  });

  test('may differ from query to query', async () => {
    const { conditions, wait } = openStore();
    for (let version = 1; version <= 3; version += 1) {
      await messages.set('m', { conversation: 'c', position: '1', version });
      wait(SECOND);
    }
    const seen: unknown[] = [];
    for (const lag of [3, 2, 1, 0]) {
      conditions.indexLagMs = lag * SECOND;
      seen.push(await thread('c'));
    }
    expect(seen).toEqual([[['m', 1]], [['m', 2]], [['m', 3]], [['m', 3]]]);
  });

  test('keeps old versions no longer than it may lag', async () => {
    const { conditions, wait } = openStore({ longestIndexLagMs: 10 * SECOND });
    for (let version = 1; version <= 1200; version += 1) {
      await messages.set('m', { conversation: 'c', position: '1', version });
      wait(SECOND);
    }
    conditions.indexLagMs = 10 * SECOND;
    expect(await thread('c')).toEqual([['m', 1191]]);
    conditions.indexLagMs = 11 * SECOND;
    await expect(thread('c')).rejects.toThrow('Index lag of 11000 ms');
  });
});
