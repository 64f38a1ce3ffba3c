import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { AdminView } from '../../src/contract/admin';
import { admin, type Failed } from '../shared/backend';
import type { Trouble } from '../shared/trouble';
import type { SaveAnswer } from './admin-refusal';

type Screen =
  | { phase: 'loading' }
  | { phase: 'trouble'; trouble: Trouble }
  | { phase: 'ready'; view: AdminView; busy: boolean };

type Happening =
  | { type: 'loading' }
  | { type: 'loaded'; view: AdminView }
  | { type: 'trouble'; trouble: Trouble }
  | { type: 'saving' }
  | { type: 'answered'; view: AdminView | undefined };

function next(screen: Screen, happening: Happening): Screen {
  switch (happening.type) {
    case 'loading':
      return { phase: 'loading' };
    case 'loaded':
      return { phase: 'ready', view: happening.view, busy: false };
    case 'trouble':
      return { phase: 'trouble', trouble: happening.trouble };
    case 'saving':
      return screen.phase === 'ready' ? { ...screen, busy: true } : screen;
    case 'answered':
      return screen.phase === 'ready' ? { phase: 'ready', view: happening.view ?? screen.view, busy: false } : screen;
  }
}

/** What the sections share: the configuration as it stands, and one save at a time, since each moves the version on. */
export interface Configuration {
  view: AdminView;
  busy: boolean;
  /** Undefined while another save runs: nothing was asked. */
  save<Answer extends SaveAnswer | Failed>(ask: () => Promise<Answer>): Promise<Answer | undefined>;
}

/** Loads the configuration and keeps what each save gives back. A save that was refused changes nothing on the screen. */
export function useConfiguration() {
  const [screen, dispatch] = useReducer(next, { phase: 'loading' });
  const inFlight = useRef(false);

  const load = useCallback(async () => {
    dispatch({ type: 'loading' });
    const answer = await admin.load();
    if (answer.code === 'ok') dispatch({ type: 'loaded', view: answer.view });
    else dispatch({ type: 'trouble', trouble: answer });
  }, []);

  useEffect(() => {
    void load();
  }, [load]);

  const save: Configuration['save'] = async (ask) => {
    if (inFlight.current) return undefined;
    inFlight.current = true;
    dispatch({ type: 'saving' });
    const answer = await ask();
    inFlight.current = false;
    dispatch({ type: 'answered', view: 'view' in answer ? answer.view : undefined });
    return answer;
  };

  return { screen, load, save };
}
