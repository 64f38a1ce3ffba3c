/** More tries than there are likely rivals for one customer's record at a time. */
const TRIES = 60;

/** What one round of a decision comes to: a conflict means that somebody else was faster. */
export type Round<T> = { done: T } | 'conflict';

/**
 * Loads, decides and commits until nobody interferes. An unclear answer of storage counts as a conflict: the next round
 * reads again and recognises its own write.
 */
export async function decide<T>(round: () => Promise<Round<T>>): Promise<T> {
  let failure: unknown;
  for (let attempt = 0, failures = 0; attempt < TRIES && failures < 3; attempt += 1) {
    try {
      const result = await round();
      if (result !== 'conflict') return result.done;
    } catch (error) {
      failure = error;
      failures += 1;
    }
  }
  throw failure ?? new Error(`no decision after ${TRIES} conflicts`);
}
