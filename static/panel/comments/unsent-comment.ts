import type { CommentPreview } from '../../../src/contract/operations';
import type { IssueAnswers } from '../../../src/contract/issue';
import type { Failed } from '../../shared/backend';
import type { CommentProblem } from './comment-problem';

export type Step = 'preview' | 'send' | 'dismiss';

/** What an agent does about one comment that was not sent. */
export interface Deciding {
  busy?: Step;
  /** What would be sent; shown before anything is. */
  preview?: CommentPreview;
  problem?: CommentProblem;
  /** It was sent or put away, and the view does not know yet. */
  decided: boolean;
}

export const undecided: Deciding = { decided: false };

type Answers = IssueAnswers['commentPreview' | 'sendComment' | 'dismissComment'] | Failed;
export type DecidingEvent =
  | { type: 'asked'; step: Step }
  | { type: 'answered'; answer: Answers }
  | { type: 'went-back' };

export function nextDeciding({ preview, decided }: Deciding, event: DecidingEvent): Deciding {
  const shown = preview === undefined ? {} : { preview };
  switch (event.type) {
    case 'asked':
      return { ...shown, busy: event.step, decided };
    case 'went-back':
      return undecided;
    case 'answered': {
      const { answer } = event;
      if (answer.code !== 'ok') return { ...shown, problem: answer, decided };
      return 'text' in answer ? { preview: answer, decided } : { decided: true };
    }
  }
}
