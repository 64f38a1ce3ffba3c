import { useCallback, useEffect, useRef, useState } from 'react';
import { asError } from '../bridge/shapes';
import type { PageEvent } from '../wire';
import { useDesk } from './desk-context';

export type Loaded<T> = { state: 'loading' } | { state: 'failed'; error: Error } | { state: 'ready'; value: T };

/**
 * Loads, and loads again after events that `concerns` names. `key` says what is shown: another key begins anew, the
 * same one keeps what is there until the new answer comes. Late answers of an earlier key are dropped.
 */
export function useLoaded<T>(
  key: string,
  load: () => Promise<T>,
  concerns: (event: PageEvent) => boolean = () => false,
): { loaded: Loaded<T>; reload: () => void } {
  const { live } = useDesk();
  const [shown, setShown] = useState<{ key: string; loaded: Loaded<T> }>({ key, loaded: { state: 'loading' } });
  const current = useRef({ key, load, concerns, turn: 0 });
  current.current = { key, load, concerns, turn: current.current.turn };

  const reload = useCallback(() => {
    const turn = (current.current.turn += 1);
    const asked = current.current.key;
    const show = (loaded: Loaded<T>) => {
      if (turn === current.current.turn) setShown({ key: asked, loaded });
    };
    current.current.load().then(
      (value) => {
        show({ state: 'ready', value });
      },
      (error: unknown) => {
        show({ state: 'failed', error: asError(error) });
      },
    );
  }, []);

  useEffect(reload, [key, reload]);
  useEffect(
    () =>
      live.listen((event) => {
        if (event.type === 'site-changed' || current.current.concerns(event)) reload();
      }),
    [live, reload],
  );
  return { loaded: shown.key === key ? shown.loaded : { state: 'loading' }, reload };
}
