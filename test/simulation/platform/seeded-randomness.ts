import crypto from 'node:crypto';
import type { Chance } from '../../sandbox/ports';

/** What the app's own randomness is in a simulation, so that a seed decides everything: `Math`, and `crypto` in both forms. */
export function seededRandomness(chance: () => Chance): {
  shadows: Record<string, unknown>;
  builtins: Record<string, unknown>;
} {
  const fill = (bytes: Uint8Array): Uint8Array => {
    for (let index = 0; index < bytes.length; index += 1) bytes[index] = Math.floor(chance().next() * 256);
    return bytes;
  };
  const seeded = {
    randomUUID: () => chance().id(),
    randomBytes: (size: number) => fill(Buffer.alloc(size)),
    randomFillSync: fill,
    getRandomValues: fill,
  };
  const random = (): number => chance().next();
  return {
    shadows: {
      Math: new Proxy(Math, { get: (target, key): unknown => (key === 'random' ? random : Reflect.get(target, key)) }),
      crypto: { subtle: crypto.webcrypto.subtle, ...seeded },
    },
    builtins: { crypto: { ...crypto, ...seeded } },
  };
}
