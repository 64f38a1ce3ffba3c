import type { IssueAnswers } from '../../../src/contract/issue';
import type { Failed } from '../../shared/backend';
import type { Texts } from '../../shared/texts';
import { troubleText } from '../../shared/trouble';

/** Why nothing was merged, or, for `failed`, that nobody knows whether it was. */
export type MergeProblem = Exclude<IssueAnswers['merge'], { code: 'ok' }> | Failed;

/** The key of a request that a refusal names; an id is never shown. */
function nameOf(t: Texts, request: string | undefined): string {
  return request === undefined || /^\d+$/.test(request) ? t('merge.one-of-them') : request;
}

/** What happened, that nothing was lost, and what to do. */
export function mergeProblemText(t: Texts, problem: MergeProblem): string {
  switch (problem.code) {
    case 'wrong-state':
      return t(`merge.wrong-state.${problem.state}`, { request: nameOf(t, problem.request) });
    case 'no-conversation':
    case 'different-customers':
      return t(`merge.${problem.code}`, { request: nameOf(t, problem.request) });
    case 'too-many':
      return t('merge.too-many', { most: problem.most });
    case 'confirm-pause':
      return t('merge.confirm-pause', { request: problem.other.key, summary: problem.other.summary });
    case 'consent-needed':
    case 'no-transition':
      return t(`merge.${problem.code}`, { target: problem.target.key, other: problem.propose.key });
    case 'no-permission':
      if (problem.request === undefined) return troubleText(t, problem);
      return t('merge.no-permission', {
        request: nameOf(t, problem.request),
        missing: problem.missing.map((permission) => t(`permission.${permission}`)).join(', '),
      });
    case 'self':
    case 'too-few':
    case 'request-not-found':
    case 'too-large':
    case 'opening':
    case 'another-active':
    case 'cannot-create':
    case 'unclear':
    case 'in-progress':
    case 'failed':
      return t(`merge.${problem.code}`);
    default:
      return troubleText(t, problem);
  }
}

/** The same refusal with the request's key in place of its id, where the key is known. */
export function withKeys(problem: MergeProblem, known: readonly { id: string; key: string }[]): MergeProblem {
  if (!('request' in problem)) return problem;
  const { request } = problem;
  const key = known.find(({ id }) => id === request)?.key;
  return key === undefined ? problem : { ...problem, request: key };
}
