import { useReducer, useRef } from 'react';
import { issue } from '../../shared/backend';
import { nextDeciding, undecided, type Deciding, type Step } from './unsent-comment';

export interface UnsentCommentSteps {
  now: Deciding;
  take(step: Step): Promise<void>;
  goBack(): void;
}

const CALLS = {
  preview: issue.commentPreview,
  send: issue.sendComment,
  dismiss: issue.dismissComment,
} as const;

/** Decides about one comment, one call at a time; sending the same comment twice is sending it once. */
export function useUnsentComment(comment: string, onDone: () => void): UnsentCommentSteps {
  const [now, dispatch] = useReducer(nextDeciding, undecided);
  const inFlight = useRef(false);
  return {
    now,
    async take(step) {
      if (inFlight.current) return;
      inFlight.current = true;
      dispatch({ type: 'asked', step });
      const answer = await CALLS[step]({ comment });
      inFlight.current = false;
      dispatch({ type: 'answered', answer });
      // whatever was decided here or elsewhere, the view tells
      if (step !== 'preview' || answer.code === 'comment-not-found') onDone();
    },
    goBack: () => dispatch({ type: 'went-back' }),
  };
}
