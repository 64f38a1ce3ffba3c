/** More tries than there are likely rivals for one customer's record at a time. */
const TRIES = 60;

/** Storage that fails this often in one decision is down: the caller's own retry comes later. */
const FAILURES = 3;

/** What one round of a decision comes to: a conflict means that somebody else was faster. */
export type Round<T> = { done: T } | 'conflict';

/**
 * Loads, decides and commits until nobody interferes. An unclear answer of storage counts as a conflict: the next round
 * reads again and recognises its own write.
 */
export async function decide<T>(round: () => Promise<Round<T>>): Promise<T> {
  for (let attempt = 0, failures = 0; attempt < TRIES; attempt += 1) {
    try {
      const result = await round();
      if (result !== 'conflict') return result.done;
    } catch (error) {
      failures += 1;
      if (failures === FAILURES) throw error;
    }
  }
  throw new Error(`no decision after ${String(TRIES)} conflicts`);
}
