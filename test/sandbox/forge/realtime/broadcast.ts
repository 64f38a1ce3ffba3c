import type { Chance, Timeline } from '../../ports';

export interface Published {
  /** Both null when nobody listened. */
  eventId: string | null;
  eventTimestamp: string | null;
}
export interface Broadcast {
  publish(identity: string, payload: unknown): Published;
  /** Hears what is published from now on, and first what was in the last `replaySeconds`. */
  subscribe(identity: string, onEvent: (payload: unknown) => void, replaySeconds: number): () => void;
  clear(): void;
}

const keepMs = 5 * 60_000;

/** Best effort: events reach whoever listens at the moment; nothing is stored but a short past for replays. */
export function createBroadcast(timeline: Timeline, chance: Chance): Broadcast {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  let past: { identity: string; at: number; payload: unknown }[] = [];

  function deliver(listener: (payload: unknown) => void, identity: string, payload: unknown): void {
    timeline.at(timeline.now(), 'realtime event', () => {
      if (listeners.get(identity)?.has(listener)) listener(payload);
    });
  }
  return {
    publish(identity, payload) {
      const now = timeline.now();
      past = [...past.filter(({ at }) => at > now - keepMs), { identity, at: now, payload }];
      const hearing = listeners.get(identity);
      if (!hearing || hearing.size === 0) return { eventId: null, eventTimestamp: null };
      for (const listener of hearing) deliver(listener, identity, payload);
      return { eventId: chance.id(), eventTimestamp: String(now) };
    },
    subscribe(identity, onEvent, replaySeconds) {
      const hearing = listeners.get(identity) ?? new Set();
      listeners.set(identity, hearing);
      const listener = (payload: unknown): void => onEvent(payload);
      hearing.add(listener);
      const since = timeline.now() - replaySeconds * 1000;
      for (const event of past) {
        if (replaySeconds > 0 && event.identity === identity && event.at >= since)
          deliver(listener, identity, event.payload);
      }
      return () => {
        hearing.delete(listener);
        if (hearing.size === 0 && listeners.get(identity) === hearing) listeners.delete(identity);
      };
    },
    clear() {
      past = [];
    },
  };
}
