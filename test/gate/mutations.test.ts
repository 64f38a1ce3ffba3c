import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mutations } from '../simulation/mutations/mutations';

const root = path.join(__dirname, '..', '..');

describe('the mutations that the simulation must catch', () => {
  it.each(mutations)('$name: its line stands once', ({ file, find }) => {
    expect(readFileSync(path.join(root, file), 'utf8').split(find)).toHaveLength(2);
  });

  it('each has a name of its own', () => {
    const names = mutations.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
