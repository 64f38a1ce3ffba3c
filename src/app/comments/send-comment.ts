import type { IssueAnswers } from '../../contract/issue';
import type { Conversation } from '../../domain/conversation';
import { refusalFor, TO_REPLY, TO_SEE, type Caller } from '../authorise';
import { decide, type Round } from '../decide';
import { findConversation, loadConversation } from '../load-conversation';
import type { Ports } from '../ports';
import { say, textRefusal } from '../reply';

/** What would be sent, and what would be missing: an SMS carries text only. */
export async function previewComment(
  ports: Ports,
  caller: Caller,
  comment: string,
): Promise<IssueAnswers['commentPreview']> {
  const denied = await refusalFor(ports, caller, TO_SEE);
  if (denied !== undefined) return denied;
  const found = await ports.person.comment(caller.request, comment);
  return found === undefined ? { code: 'comment-not-found' } : { code: 'ok', text: found.text, missing: found.files };
}

/** Sends a public comment's text over the channel. The comment makes the message's key: twice is once. */
export async function sendComment(ports: Ports, caller: Caller, comment: string): Promise<IssueAnswers['sendComment']> {
  const denied = await refusalFor(ports, caller, TO_REPLY);
  if (denied !== undefined) return denied;
  const [loaded, found, { keyedHash }] = await Promise.all([
    loadConversation(ports, caller.request),
    ports.person.comment(caller.request, comment),
    ports.site.current(),
  ]);
  if (loaded === undefined) return { code: 'no-conversation' };
  if (found === undefined || !isUnsent(loaded.conversation, comment)) return { code: 'comment-not-found' };
  const refusal = textRefusal(found.text);
  if (refusal !== undefined) return refusal;
  const draft = { key: keyedHash('message', `comment ${comment}`), text: found.text };
  const answer = await say(ports, caller, loaded.conversation, draft);
  if (answer.code === 'ok') await decided(ports, caller.request, comment);
  return answer;
}

/** The comment was meant for the request alone. */
export async function dismissComment(
  ports: Ports,
  caller: Caller,
  comment: string,
): Promise<IssueAnswers['dismissComment']> {
  const denied = await refusalFor(ports, caller, TO_REPLY);
  if (denied !== undefined) return denied;
  return (await decided(ports, caller.request, comment)) ? { code: 'ok' } : { code: 'comment-not-found' };
}

/** @returns false when there was nothing to decide */
async function decided(ports: Ports, request: string, comment: string): Promise<boolean> {
  let changed = false;
  await decide(async (): Promise<Round<null>> => {
    const conversation = await findConversation(ports, request);
    if (conversation?.comments === undefined || !isUnsent(conversation, comment)) return { done: null };
    changed = true;
    const unsent = conversation.comments.unsent.filter(({ id }) => id !== comment);
    const value = { ...conversation, comments: { ...conversation.comments, unsent } };
    return (await ports.store.commit([{ put: 'conversation', value }])) === 'committed' ? { done: null } : 'conflict';
  });
  return changed;
}

function isUnsent({ comments }: Conversation, comment: string): boolean {
  return comments?.unsent.some(({ id }) => id === comment) ?? false;
}
