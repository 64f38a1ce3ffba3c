/** The few questions that both sides ask about unknown values. */

/** A function of the other side: calling it crosses the bridge. */
export type Remote = (...args: readonly unknown[]) => Promise<unknown>;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isCallable = (value: unknown): value is (...args: readonly unknown[]) => unknown =>
  typeof value === 'function';

export const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
