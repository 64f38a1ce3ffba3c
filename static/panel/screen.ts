import type { ConversationView, NoConversationView } from '../../src/contract/conversation-view';
import type { IssueAnswers } from '../../src/contract/issue';
import type { Failed } from '../shared/backend';
import type { Trouble } from '../shared/trouble';
import { withEarlierPage, withFreshEntries, withNewestPage, type ShownThread } from './shown-thread';

export type Screen =
  | { phase: 'loading' }
  | { phase: 'trouble'; trouble: Trouble }
  | { phase: 'nothing'; view: NoConversationView; stale: boolean }
  | {
      phase: 'ready';
      view: ConversationView;
      thread: ShownThread;
      /** The last reload failed: what is shown may be old. */
      stale: boolean;
      earlier: 'idle' | 'loading' | 'failed';
    };

export type Loaded = IssueAnswers['view'] | Failed;

export type Happening =
  | { type: 'retrying' }
  | { type: 'loaded'; answer: Loaded }
  | { type: 'earlier-asked' }
  | { type: 'earlier-answered'; before: string; answer: IssueAnswers['earlier'] | Failed }
  | { type: 'read-again'; answer: IssueAnswers['earlier'] | Failed };

/** A reload that breaks must not take away what can be read, nor a text that is being written. */
function afterTrouble(screen: Screen, trouble: Trouble): Screen {
  const lostRights = trouble.code === 'no-permission' || trouble.code === 'not-licensed';
  if (!lostRights && (screen.phase === 'ready' || screen.phase === 'nothing')) return { ...screen, stale: true };
  return { phase: 'trouble', trouble };
}

function afterLoading(screen: Screen, answer: Loaded): Screen {
  if (answer.code !== 'ok') return afterTrouble(screen, answer);
  const { view } = answer;
  if (view.kind === 'no-conversation') return { phase: 'nothing', view, stale: false };
  const shown = screen.phase === 'ready' ? screen : undefined;
  return {
    phase: 'ready',
    view,
    thread: withNewestPage(shown?.thread, { entries: view.thread, hasEarlier: view.hasEarlier }),
    stale: false,
    earlier: shown?.earlier ?? 'idle',
  };
}

/** Answers may come late and in any order: what does not fit the screen of the moment changes nothing. */
export function nextScreen(screen: Screen, happening: Happening): Screen {
  switch (happening.type) {
    case 'retrying':
      return screen.phase === 'trouble' ? { phase: 'loading' } : screen;
    case 'loaded':
      return afterLoading(screen, happening.answer);
    case 'earlier-asked':
      return screen.phase === 'ready' ? { ...screen, earlier: 'loading' } : screen;
    case 'earlier-answered': {
      if (screen.phase !== 'ready') return screen;
      const { answer, before } = happening;
      if (answer.code !== 'ok') return { ...screen, earlier: 'failed' };
      return { ...screen, earlier: 'idle', thread: withEarlierPage(screen.thread, before, answer) };
    }
    case 'read-again': {
      if (screen.phase !== 'ready' || happening.answer.code !== 'ok') return screen;
      return { ...screen, thread: withFreshEntries(screen.thread, happening.answer.entries) };
    }
  }
}
