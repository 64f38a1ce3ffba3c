import type { NamedRequest } from '../../../src/contract/conversation-view';
import type { IssueAnswers } from '../../../src/contract/issue';
import type { Failed } from '../../shared/backend';
import type { Texts } from '../../shared/texts';
import { mergeProblemText } from '../merge/merge-problem';

/** Why a number was not added, changed or removed, or, for `failed`, that nobody knows whether it was. */
export type NumberProblem = Exclude<IssueAnswers['addNumber' | 'removeNumber'], { code: 'ok' }> | Failed;

/** The request in which the number's conversation is active, where the person may see it. */
export function activeElsewhere(problem: NumberProblem): NamedRequest | undefined {
  switch (problem.code) {
    case 'another-active':
      return 'other' in problem ? problem.other : undefined;
    // it became active between the choice and the merge
    case 'confirm-pause':
      return problem.other;
    default:
      return undefined;
  }
}

/** The same press may succeed a little later, and is carried out only once. */
export function isWorthRetrying({ code }: NumberProblem): boolean {
  return ['opening', 'unavailable', 'unclear', 'in-progress', 'failed'].includes(code);
}

/** What the view says about the request no longer holds. */
export function tellsOfChange({ code }: NumberProblem): boolean {
  return ['has-conversation', 'no-conversation', 'not-changeable', 'request-done', 'failed'].includes(code);
}

/** What happened, that nothing was lost, and what to do. `example` is a number as it may be typed. */
export function numberProblemText(t: Texts, problem: NumberProblem, example: string): string {
  switch (problem.code) {
    case 'number-invalid':
      return t(`number.invalid.${problem.because}`, { example });
    case 'another-active':
    case 'confirm-pause': {
      const other = activeElsewhere(problem);
      if (other === undefined) return t('number.another-active.hidden');
      return t('number.another-active', { request: other.key, summary: other.summary, status: other.status });
    }
    case 'no-conversation':
      if ('request' in problem) return mergeProblemText(t, problem);
      return t('number.no-conversation');
    case 'has-conversation':
    case 'number-unknown':
    case 'request-done':
    case 'not-configured':
    case 'not-service-project':
    case 'no-reporter':
    case 'opening':
    case 'linked-elsewhere':
    case 'not-changeable':
    case 'failed':
      return t(`number.${problem.code}`);
    default:
      return mergeProblemText(t, problem);
  }
}
