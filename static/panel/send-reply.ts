import type { ReplyView } from '../../src/contract/conversation-view';
import { issue } from '../shared/backend';
import type { ReplyProblem } from './reply-problem';
import type { Loaded } from './screen';

export interface Draft {
  id: string;
  text: string;
}
export type SendOutcome = { code: 'ok' } | ReplyProblem;

function shows(loaded: Loaded, id: string): boolean {
  if (loaded.code !== 'ok' || loaded.view.kind !== 'conversation') return false;
  return loaded.view.thread.some((entry) => entry.key === id);
}

/**
 * Sends and shows the thread as it stands then. A call that broke may have been carried out: the thread tells, and a
 * message found in it was accepted.
 */
export async function sendReply(draft: Draft, reply: ReplyView, reload: () => Promise<Loaded>): Promise<SendOutcome> {
  const line = reply.open && reply.channel === 'sms' ? { channel: reply.channel, sender: reply.sender } : {};
  const answer = await issue.reply({ ...draft, ...line });
  const loaded = await reload();
  return answer.code === 'ok' || shows(loaded, draft.id) ? { code: 'ok' } : answer;
}
