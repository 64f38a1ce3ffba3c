import type { InvocationFigures } from './metrics';

/** Forge's price list (section 18 of the platform reference) in USD, without the free allowances. */
const perGbSecond = 0.000025;
const perGbRead = 0.055;
const perGbWritten = 1.09;
const perGbLogged = 1.005;
const gigabyte = 1_000_000_000;

/** USD. Compute is memory × time of the invocation, waiting included. */
export function costOf(invocations: readonly InvocationFigures[], memoryMB: number, bytesLogged: number): number {
  const total = invocations.reduce(
    (sum, { ms, bytesRead, bytesWritten }) =>
      sum +
      (ms / 1000) * (memoryMB / 1024) * perGbSecond +
      (bytesRead / gigabyte) * perGbRead +
      (bytesWritten / gigabyte) * perGbWritten,
    0,
  );
  return total + (bytesLogged / gigabyte) * perGbLogged;
}
