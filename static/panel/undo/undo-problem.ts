import type { IssueAnswers } from '../../../src/contract/issue';
import type { Failed } from '../../shared/backend';
import type { Texts } from '../../shared/texts';
import { refusalText } from '../refusal-text';

export type UndoProblem = Exclude<IssueAnswers['undo'], { code: 'ok' }> | Failed;

/** Why a split or merge stands as it is. */
export function undoProblemText(t: Texts, problem: UndoProblem): string {
  switch (problem.code) {
    case 'no-conversation':
      return t('reply.no-conversation');
    case 'nothing-to-undo':
    case 'too-late':
    case 'used':
    case 'changed-since':
    case 'failed':
      return t(`panel.undo.${problem.code}`);
    default:
      return refusalText(t, problem);
  }
}
