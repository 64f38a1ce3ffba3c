import { useEffect, useRef, useState } from 'react';
import type { ConversationView } from '../../../src/contract/conversation-view';
import { issue } from '../../shared/backend';
import { withEarlierPage, withNewestPage, type ShownThread } from '../shown-thread';

export interface ThreadPages {
  thread: ShownThread;
  earlier: 'idle' | 'loading' | 'failed';
  showEarlier(before: string): Promise<void>;
  /** Reads the newest page again, where nothing else brings it. */
  readAgain(): Promise<void>;
}

const newestOf = ({ thread, hasEarlier }: ConversationView) => ({ entries: thread, hasEarlier });

/** The thread to choose from: the newest page as the view has it, and what was asked for before it. */
export function useThreadPages(view: ConversationView): ThreadPages {
  const [thread, setThread] = useState(() => withNewestPage(undefined, newestOf(view)));
  const [earlier, setEarlier] = useState<ThreadPages['earlier']>('idle');
  const shownView = useRef(view);

  useEffect(() => {
    if (shownView.current === view) return;
    shownView.current = view;
    setThread((shown) => withNewestPage(shown, newestOf(view)));
  }, [view]);

  return {
    thread,
    earlier,
    async showEarlier(before) {
      if (earlier === 'loading') return;
      setEarlier('loading');
      const answer = await issue.earlier({ before });
      if (answer.code === 'ok') setThread((shown) => withEarlierPage(shown, before, answer));
      setEarlier(answer.code === 'ok' ? 'idle' : 'failed');
    },
    async readAgain() {
      const answer = await issue.view();
      if (answer.code !== 'ok' || answer.view.kind !== 'conversation') return;
      setThread(withNewestPage(undefined, newestOf(answer.view)));
    },
  };
}
