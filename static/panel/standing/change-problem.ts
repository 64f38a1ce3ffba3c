import type { Texts } from '../../shared/texts';
import { refusalText } from '../refusal-text';
import type { ChangeProblem } from './use-state-change';

/** Why the conversation stands as it stood. */
export function changeProblemText(t: Texts, problem: ChangeProblem): string {
  switch (problem.code) {
    case 'another-active':
      return problem.other === undefined
        ? t('panel.change.another-active.hidden')
        : t('panel.change.another-active', { request: problem.other.key, summary: problem.other.summary });
    case 'wrong-state':
      return t(`panel.change.wrong-state.${problem.state}`);
    case 'no-conversation':
      return t('reply.no-conversation');
    case 'opening':
      return t('closed.opening');
    case 'nothing-to-swap':
    case 'no-transition':
    case 'failed':
      return t(`panel.change.${problem.code}`);
    default:
      return refusalText(t, problem);
  }
}
