import { DatabaseSync } from 'node:sqlite';
import { createChance } from '../../sandbox/chance';
import { createDocuments } from '../../sandbox/documents';

describe('documents', () => {
  it('are there again after a restart, in the order in which they came', () => {
    const database = new DatabaseSync(':memory:');
    const people = createDocuments(database).collection<{ name: string }>('people');
    people.put('1', { name: 'Anna' });
    people.put('2', { name: 'Ben' });
    people.put('1', { name: 'Anna Agent' });
    people.put('3', { name: 'Cem' });
    people.delete('3');
    const again = createDocuments(database).collection<{ name: string }>('people');
    expect(again.all()).toEqual([{ name: 'Anna Agent' }, { name: 'Ben' }]);
    expect(again.get('3')).toBeUndefined();
  });

  it('do not change when somebody changes what was read', () => {
    const things = createDocuments(new DatabaseSync(':memory:')).collection<{ tags: string[] }>('things');
    const thing = { tags: ['a'] };
    things.put('1', thing);
    thing.tags.push('b');
    things.get('1')?.tags.push('c');
    expect(things.get('1')).toEqual({ tags: ['a'] });
  });

  it('are gone after clear, also for those who hold a collection', () => {
    const documents = createDocuments(new DatabaseSync(':memory:'));
    const things = documents.collection<number>('things');
    things.put('1', 1);
    documents.clear();
    expect(things.all()).toEqual([]);
    things.put('2', 2);
    expect(documents.collection<number>('things').all()).toEqual([2]);
  });
});

describe('chance', () => {
  it('is the same for the same seed and different for another', () => {
    const ids = (seed: number) => {
      const chance = createChance(seed);
      return [chance.id(), chance.id(), chance.next()];
    };
    expect(ids(1)).toEqual(ids(1));
    expect(ids(1)).not.toEqual(ids(2));
  });

  it('gives numbers from 0 to below 1, evenly, and ids that look like UUIDs', () => {
    const chance = createChance(3);
    const numbers = Array.from({ length: 10_000 }, () => chance.next());
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1);
    expect(chance.id()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
