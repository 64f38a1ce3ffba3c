import type { IssueAnswers } from '../../../src/contract/issue';
import type { Failed } from '../../shared/backend';
import type { Texts } from '../../shared/texts';
import { troubleText } from '../../shared/trouble';

/** Why nothing was split, or, for `failed`, that nobody knows whether it was. */
export type SplitProblem = Exclude<IssueAnswers['split'], { code: 'ok' }> | Failed;

/** What happened, that nothing was lost, and what to do. */
export function splitProblemText(t: Texts, problem: SplitProblem): string {
  switch (problem.code) {
    case 'wrong-state':
      return t(`split.wrong-state.${problem.state}`);
    case 'too-many':
      return t('split.too-many', { most: problem.most });
    case 'confirm-pause':
      return t('split.confirm-pause', { request: problem.other.key, summary: problem.other.summary });
    case 'no-conversation':
    case 'message-not-found':
    case 'no-customer-message':
    case 'nothing-stays':
    case 'too-large':
    case 'opening':
    case 'another-active':
    case 'cannot-create':
    case 'unclear':
    case 'in-progress':
    case 'failed':
      return t(`split.${problem.code}`);
    default:
      return troubleText(t, problem);
  }
}
