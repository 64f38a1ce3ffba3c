import type { IssueAnswers } from '../../src/contract/issue';
import type { Failed } from '../shared/backend';
import type { Texts } from '../shared/texts';
import { troubleText } from '../shared/trouble';

/** Why a message was not accepted, or, for `failed`, that nobody knows whether it was. */
export type ReplyProblem = Exclude<IssueAnswers['reply'], { code: 'ok' }> | Failed;

export function replyProblemText(t: Texts, problem: ReplyProblem): string {
  switch (problem.code) {
    case 'failed':
      return t('reply.failed');
    case 'reply-closed':
      return t(`closed.${problem.because}`);
    case 'text-too-long':
      return t('reply.text-too-long', { parts: problem.parts });
    case 'no-conversation':
    case 'text-empty':
    case 'media-not-on-sms':
    case 'channel-not-available':
    case 'message-not-found':
    case 'not-resendable':
      return t(`reply.${problem.code}`);
    default:
      return troubleText(t, problem);
  }
}
