import { useRef, useState } from 'react';
import type { ConversationView } from '../../../src/contract/conversation-view';
import type { IssueAnswers } from '../../../src/contract/issue';
import { issue, type Failed } from '../../shared/backend';
import { refreshPage } from '../refresh-page';
import type { Loaded } from '../screen';
import type { Conversation } from '../use-conversation';

export type Change = 'pause' | 'reactivate' | 'swap' | 'resume';
export type ChangeProblem = Exclude<IssueAnswers[Change], { code: 'ok' }> | Failed;

export type ChangeStep =
  | { phase: 'idle' }
  | { phase: 'running'; change: Change }
  | { phase: 'refused'; change: Change; problem: ChangeProblem; standing: string | undefined };

export interface StateChange {
  step: ChangeStep;
  make(change: Change): Promise<void>;
}

/** A call that broke may have been carried out: the conversation tells. */
function cameTrue(change: Change, { state }: ConversationView): boolean {
  switch (change) {
    case 'pause':
      return state === 'paused';
    case 'reactivate':
    case 'swap':
      return state === 'active';
    case 'resume':
      return state === 'active' || state === 'paused';
  }
}

function shownIn(loaded: Loaded): ConversationView | undefined {
  return loaded.code === 'ok' && loaded.view.kind === 'conversation' ? loaded.view : undefined;
}

/** What a refusal is about: once this changes, the refusal is history. */
function standingOf({ state, otherActive }: ConversationView): string {
  return `${state} ${otherActive ?? ''}`;
}

/** Pauses, reactivates, swaps or resumes, one at a time, and shows the conversation as it stands then. */
export function useStateChange(view: ConversationView, reload: Conversation['reload']): StateChange {
  const [last, setStep] = useState<ChangeStep>({ phase: 'idle' });
  const inFlight = useRef(false);
  const isHistory = last.phase === 'refused' && (last.standing ?? standingOf(view)) !== standingOf(view);
  return {
    step: isHistory ? { phase: 'idle' } : last,
    async make(change) {
      if (inFlight.current) return;
      inFlight.current = true;
      setStep({ phase: 'running', change });
      const answer = await issue[change]();
      const shown = shownIn(await reload('read'));
      inFlight.current = false;
      if (change === 'resume') void refreshPage();
      if (answer.code === 'ok' || (shown !== undefined && cameTrue(change, shown))) return setStep({ phase: 'idle' });
      setStep({ phase: 'refused', change, problem: answer, standing: shown && standingOf(shown) });
    },
  };
}
