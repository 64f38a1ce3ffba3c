import type { IssueAnswers } from '../contract/issue';
import { SECOND } from '../domain/time';
import { refusalFor, TO_REPLY, TO_SEE, type Caller } from './authorise';
import { findConversation } from './load-conversation';
import type { Ports } from './ports';

/** Somebody who has saved a draft this short time ago is writing. */
const WRITES_FOR = 30 * SECOND;

/** What this agent was writing here, up to 24 hours ago. */
export async function readDraft(ports: Ports, caller: Caller): Promise<IssueAnswers['draft']> {
  const [denied, text] = await Promise.all([
    refusalFor(ports, caller, TO_SEE),
    ports.drafts.read(caller.request, caller.accountId),
  ]);
  return denied ?? { code: 'ok', text };
}

/** Keeps what the agent is writing, and lets other open panels know that somebody writes. */
export async function saveDraft(ports: Ports, caller: Caller, text: string): Promise<IssueAnswers['saveDraft']> {
  const [denied, conversation] = await Promise.all([
    refusalFor(ports, caller, TO_REPLY),
    findConversation(ports, caller.request),
  ]);
  if (denied !== undefined) return denied;
  await ports.drafts.save(caller.request, caller.accountId, text);
  if (conversation !== undefined) {
    const { keyedHash } = await ports.site.current();
    await ports.live.changed([keyedHash('live-customer', conversation.customer)], 'writing');
  }
  return { code: 'ok' };
}

/** Who else is writing a reply on this request now. */
export async function otherWriters(ports: Ports, caller: Caller): Promise<IssueAnswers['writers']> {
  const [denied, accountIds] = await Promise.all([
    refusalFor(ports, caller, TO_SEE),
    ports.drafts.writers(caller.request, caller.accountId, WRITES_FOR),
  ]);
  return denied ?? { code: 'ok', accountIds };
}
