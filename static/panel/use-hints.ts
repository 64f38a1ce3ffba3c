import { useEffect, useState } from 'react';
import { events, realtime } from '@forge/bridge';
import type { Wish } from './use-conversation';

/** Events of the moment between the first load and the subscription are sent again. */
const REPLAY_SECONDS = 10;

interface Subscription {
  unsubscribe(): unknown;
}

/** Keeps a subscription that is still being made apart from an effect that has already ended. */
function listening(subscribing: Promise<Subscription>, onFailure: () => void): () => void {
  let ended = false;
  let subscription: Subscription | undefined;
  subscribing.then((made) => {
    if (ended) void made.unsubscribe();
    else subscription = made;
  }, onFailure);
  return () => {
    ended = true;
    void subscription?.unsubscribe();
  };
}

const writingListeners = new Set<() => void>();

/** Calls `listener` at every hint that somebody writes a reply on this request. Answers how to stop listening. */
export function onWriting(listener: () => void): () => void {
  writingListeners.add(listener);
  return () => {
    writingListeners.delete(listener);
  };
}

function saysThatSomebodyWrites(hint: unknown): boolean {
  return typeof hint === 'object' && hint !== null && 'changed' in hint && hint.changed === 'writing';
}

/**
 * Realtime and Jira's own event say only that something changed: what it is, the backend tells. That somebody writes
 * changes nothing in the thread. Answers whether hints can be expected.
 */
export function useHints(channel: string | undefined, reload: (wish: Wish) => Promise<unknown>): boolean {
  const [deaf, setDeaf] = useState(false);

  useEffect(() => {
    if (channel === undefined) return undefined;
    const onEvent = (hint: unknown) => {
      if (saysThatSomebodyWrites(hint)) writingListeners.forEach((listener) => listener());
      else void reload('read');
    };
    return listening(realtime.subscribeGlobal(channel, onEvent, { replaySeconds: REPLAY_SECONDS }), () =>
      setDeaf(true),
    );
  }, [channel, reload]);

  useEffect(() => {
    const onChange = () => void reload('compare');
    return listening(events.on('JIRA_ISSUE_CHANGED', onChange), () => setDeaf(true));
  }, [reload]);

  return !deaf;
}
