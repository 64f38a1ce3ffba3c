import { useEffect, useReducer, useState } from 'react';
import { issue } from '../shared/backend';
import { oneAtATime } from '../shared/one-at-a-time';
import { nextScreen, type Loaded, type Screen } from './screen';
import { useHints } from './use-hints';

/** `compare` has the backend look at the request's status too, without waiting for Jira's event. */
export type Wish = 'read' | 'compare';

export interface Conversation {
  screen: Screen;
  /** False when no hint will come by itself. */
  live: boolean;
  reload(wish: Wish): Promise<Loaded>;
  retry(): void;
  showEarlier(before: string): Promise<void>;
  /** Reads the entries before a position again, those that no reload brings. */
  readAgain(before: string): Promise<void>;
}

/** Loads the conversation of the request on the page, and again at every hint. */
export function useConversation(): Conversation {
  const [screen, dispatch] = useReducer(nextScreen, { phase: 'loading' });

  const [reload] = useState(() =>
    oneAtATime<Wish, Loaded>(
      async (wish) => {
        const answer = wish === 'compare' ? await issue.refresh() : await issue.view();
        dispatch({ type: 'loaded', answer });
        return answer;
      },
      (one, other) => (one === 'compare' ? one : other),
    ),
  );

  useEffect(() => {
    void reload('read');
  }, [reload]);

  const channel = 'view' in screen ? screen.view.live : undefined;
  const live = useHints(channel, reload);

  return {
    screen,
    live,
    reload,
    retry() {
      dispatch({ type: 'retrying' });
      void reload('read');
    },
    async showEarlier(before) {
      dispatch({ type: 'earlier-asked' });
      dispatch({ type: 'earlier-answered', before, answer: await issue.earlier({ before }) });
    },
    async readAgain(before) {
      dispatch({ type: 'read-again', answer: await issue.earlier({ before }) });
    },
  };
}
