import { Queue as ForgeQueue } from '@forge/events';
import type { Queue } from '../../app/ports';

const LONGEST_DELAY_S = 900;

/** The `jobs` queue of the manifest. A delay beyond the platform's limit is cut: the job then says that it is early. */
export function forgeQueue(): Queue {
  const queue = new ForgeQueue({ key: 'jobs' });
  return {
    push: async (events) => {
      if (events.length === 0) return;
      await queue.push(
        events.map(({ body, delayMs, subject }) => ({
          body,
          delayInSeconds: Math.min(LONGEST_DELAY_S, Math.ceil(delayMs / 1000)),
          concurrency: { key: subject, limit: 1 },
        })),
      );
    },
  };
}
