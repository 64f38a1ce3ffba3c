import { publishGlobal } from '@forge/realtime';
import type { Live, Log } from '../../app/ports';

/**
 * Tells open panels that a reload is worth it. Channel names are keyed hashes that only a resolver gives out after the
 * person's rights were checked, and events say nothing but "changed" (docs/decisions/0005).
 */
export function forgeLive(log: Log): Live {
  return {
    changed: async (channels, what = 'thread') => {
      await Promise.all(channels.map((channel) => announce(channel, what)));
    },
  };

  async function announce(channel: string, what: 'thread' | 'writing'): Promise<void> {
    try {
      const result = await publishGlobal(channel, { changed: what });
      if (result.errors !== undefined) log.info('realtime refused an event');
    } catch {
      log.info('realtime could not be reached');
    }
  }
}
