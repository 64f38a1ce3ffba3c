import { readManifest } from './manifest';

const { entities } = readManifest().app.storage;

describe.each(entities)('entity $name', ({ attributes, indexes }) => {
  it('has at most 50 attributes, and a version to compare', () => {
    expect(Object.keys(attributes).length).toBeLessThanOrEqual(50);
    expect(attributes['version']).toEqual({ type: 'integer' });
  });

  it('indexes declared attributes that can be ordered', () => {
    for (const { partition = [], range } of indexes) {
      for (const attribute of [...partition, ...range]) {
        expect(Object.keys(attributes)).toContain(attribute);
        expect(attributes[attribute]?.type).not.toBe('any');
      }
    }
  });

  it('names each index once', () => {
    expect(new Set(indexes.map(({ name }) => name)).size).toBe(indexes.length);
  });
});
