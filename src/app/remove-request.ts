import { isActive, isConversation, type Conversation } from '../domain/conversation';
import type { Customer } from '../domain/customer';
import { newJob, type ForgetJob } from '../domain/job';
import type { MovedOn } from '../domain/reconcile';
import { DAY, plus, type Instant } from '../domain/time';
import { decide, type Round } from './decide';
import { customerOf } from './load-conversation';
import type { Change, Ports } from './ports';
import { moveOnLate, tell } from './reconcile-request';

/** Messages of a deleted request are kept this long (design §2.2). */
const KEPT_FOR = 30 * DAY;

/**
 * A request was deleted in Jira: its conversation goes, what the customer wrote after the deletion moves on to a new
 * request, and the rest is erased after a while. Jira is asked first, since the event alone proves nothing.
 */
export async function removeRequest(ports: Ports, request: string, deletedAt: Instant): Promise<void> {
  const tries: MovedOn[] = [];
  await decide(() => removeRound(ports, request, deletedAt, tries));
  await tell(ports, tries);
}

async function removeRound(ports: Ports, request: string, deletedAt: Instant, tries: MovedOn[]): Promise<Round<null>> {
  const { conversations, customer: remembered } = await ports.store.read({
    conversations: [request],
    customerOf: request,
  });
  const conversation = conversations.get(request);
  if (!isConversation(conversation)) return { done: null };
  const [status, customer] = await Promise.all([
    ports.requests.status(request),
    customerOf(ports, conversation, remembered),
  ]);
  if (status.found || customer === undefined) return { done: null };
  // While the customer lists it, the customer's version guards the delete; else somebody has removed it already.
  if (!customer.conversations.includes(request)) return { done: null };
  const moved = await moveOnLate(
    ports,
    conversation,
    { ...without(conversation, customer), activities: [] },
    deletedAt,
  );
  // Panels of the customer's other requests list this one.
  tries.push({ ...moved, activities: [{ what: 'read-only' }] });
  const committed = await ports.store.commit(changesOf(ports, moved));
  return committed === 'committed' ? { done: null } : 'conflict';
}

function without(conversation: Conversation, customer: Customer): { conversation: Conversation; customer: Customer } {
  const { request } = conversation;
  return {
    conversation,
    customer: {
      ...customer,
      ...(isActive(conversation, customer) ? { active: { kind: 'none' } } : {}),
      conversations: customer.conversations.filter((each) => each !== request),
      // A merged conversation's messages are shown elsewhere, and stay.
      ...(conversation.state === 'merged' ? {} : { removed: [...customer.removed, request] }),
    },
  };
}

function changesOf(ports: Ports, { conversation, customer, receiver, job, notice }: MovedOn): Change[] {
  const { request, segments, items } = conversation;
  const now = ports.now();
  const forget = newJob<ForgetJob>(
    { id: ports.newId(), kind: 'forget', request, customer: customer.key, lists: { segments, items } },
    now,
    plus(now, KEPT_FOR),
  );
  return [
    { put: 'customer', value: customer },
    { delete: 'conversation', key: request },
    ...(conversation.state === 'merged' ? [] : [{ put: 'add-job', value: forget } as const]),
    ...(receiver === undefined ? [] : [{ put: 'conversation', value: receiver } as const]),
    ...(job === undefined ? [] : [{ put: 'add-job', value: job } as const]),
    ...(notice === undefined ? [] : [{ put: 'add-job', value: notice } as const]),
  ];
}
