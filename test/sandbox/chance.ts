import type { Chance } from './ports';

export interface SeededChance extends Chance {
  /** Begins anew, as if made with this seed. */
  reseed(seed: number): void;
}

/** Seeded randomness (sfc32): the same seed gives the same numbers and ids in the same order. */
export function createChance(seed: number): SeededChance {
  let [a, b, c, counter] = [0, 0, 0, 0];
  const word = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  const reseed = (next: number) => {
    [a, b, c, counter] = [next | 0, 0x9e3779b9, 0x243f6a88, 1];
    for (let warmUp = 0; warmUp < 12; warmUp += 1) word();
  };
  reseed(seed);

  const hex = () => word().toString(16).padStart(8, '0');
  return {
    reseed,
    next: () => word() / 0x1_0000_0000,
    id: () => {
      const digits = hex() + hex() + hex() + hex();
      // A UUID of version 4, since that is what most platforms hand out.
      return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
    },
  };
}
