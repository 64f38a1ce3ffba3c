import { useRef, useState } from 'react';
import type { IssueAnswers } from '../../../src/contract/issue';
import { issue } from '../../shared/backend';

export type InternalCommentView = Extract<IssueAnswers['internalComments'], { code: 'ok' }>['comments'][number];

interface Shown {
  state: 'off' | 'loading' | 'failed' | 'ready';
  comments: readonly InternalCommentView[];
}

const off: Shown = { state: 'off', comments: [] };

export interface InternalComments extends Shown {
  /** True while comments stand between the messages. */
  shown: boolean;
  /** Shows them as they are now, or hides them. */
  toggle(): void;
}

/** The request's internal comments, read anew each time they are shown. */
export function useInternalComments(): InternalComments {
  const [now, set] = useState(off);
  const latest = useRef(0);

  const toggle = () => {
    latest.current += 1;
    if (now.state === 'ready' || now.state === 'loading') return set(off);
    const asked = latest.current;
    set({ state: 'loading', comments: [] });
    void issue.internalComments().then((answer) => {
      if (asked !== latest.current) return;
      set(answer.code === 'ok' ? { state: 'ready', comments: answer.comments } : { state: 'failed', comments: [] });
    });
  };
  return { ...now, shown: now.state === 'ready', toggle };
}
