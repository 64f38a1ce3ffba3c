import type { Conversation } from '../../domain/conversation';
import { decide, type Round } from '../decide';
import { findConversation } from '../load-conversation';
import type { Ports } from '../ports';
import type { AgentComment } from '../ports/requests';

/** More than anybody leaves undecided; older ones were seen long ago. */
const UNSENT_AT_MOST = 20;

/**
 * Finds public comments by agents that the panel has not told about yet: they were not sent over the channel (design
 * §2.5). Comments are looked at once, by their ids, so that an edit asks nobody again.
 */
export async function checkComments(ports: Ports, request: string): Promise<void> {
  const conversation = await findConversation(ports, request);
  if (conversation === undefined || conversation.state === 'merged') return;
  const { comments, upTo } = await ports.requests.publicComments(request, conversation.comments?.upTo ?? '0');
  if (upTo === (conversation.comments?.upTo ?? '0')) return;
  await decide(async (): Promise<Round<null>> => {
    const current = await findConversation(ports, request);
    if (current === undefined || isSeen(current, upTo)) return { done: null };
    const value = withComments(current, comments, upTo);
    return (await ports.store.commit([{ put: 'conversation', value }])) === 'committed' ? { done: null } : 'conflict';
  });
  if (comments.length === 0) return;
  const { keyedHash } = await ports.site.current();
  await ports.live.changed([keyedHash('live-customer', conversation.customer)]);
}

function isSeen({ comments }: Conversation, upTo: string): boolean {
  return Number(comments?.upTo ?? '0') >= Number(upTo);
}

function withComments(conversation: Conversation, found: AgentComment[], upTo: string): Conversation {
  const before = conversation.comments ?? { upTo: '0', unsent: [] };
  const fresh = found.filter(({ id, at }) => Number(id) > Number(before.upTo) && at >= conversation.openedAt);
  return { ...conversation, comments: { upTo, unsent: [...before.unsent, ...fresh].slice(-UNSENT_AT_MOST) } };
}
