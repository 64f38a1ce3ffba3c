import type { IssueAnswers } from '../../../src/contract/issue';
import type { Failed } from '../../shared/backend';
import type { Texts } from '../../shared/texts';
import { replyProblemText } from '../reply-problem';

/** Why a comment was neither sent nor put away, or, for `failed`, that nobody knows. */
export type CommentProblem =
  | Exclude<IssueAnswers['commentPreview' | 'sendComment' | 'dismissComment'], { code: 'ok' }>
  | Failed;

export function commentProblemText(t: Texts, problem: CommentProblem): string {
  switch (problem.code) {
    case 'comment-not-found':
    case 'failed':
      return t(`comments.${problem.code}`);
    case 'text-empty':
      return t('comments.nothing-to-send');
    default:
      return replyProblemText(t, problem);
  }
}
