import { isActive, type Conversation, type Reservation } from './conversation';
import type { ActiveRequest, Customer } from './customer';
import { freshConversation } from './merge';
import { activeIn } from './pause';
import type { Instant } from './time';

export type NumberProblem =
  | { code: 'opening' }
  /** The number's conversation is active elsewhere. */
  | { code: 'another-active'; other: string }
  /** The customer is known to be another JSM customer. */
  | { code: 'linked-elsewhere' };

/** What the agent has agreed to. */
export interface Agreed {
  /** The active request that may be paused for this one. */
  takeOver?: string | undefined;
  /** The number's customer is linked with somebody else, and stays so. */
  otherLink?: boolean | undefined;
}

/** May this customer's number be used on a request of that reporter? (design §2.7) */
export function numberProblem(
  { active, linked }: Customer,
  reporter: string | undefined,
  agreed: Agreed,
): NumberProblem | undefined {
  if (active.kind === 'claim') return { code: 'opening' };
  if (active.kind === 'request' && active.request !== agreed.takeOver) {
    return { code: 'another-active', other: active.request };
  }
  const elsewhere = linked !== undefined && linked !== reporter;
  return elsewhere && agreed.otherLink !== true ? { code: 'linked-elsewhere' } : undefined;
}

export interface Added {
  customer: Customer;
  conversation: Conversation;
  /** What was active and is paused now. */
  left: ActiveRequest | undefined;
}

/** The request gets a conversation, which becomes the customer's active one. Nothing has come from a new number yet. */
export function addNumber(
  customer: Customer,
  reservation: Reservation,
  order: { by: string; now: Instant; segment: string; reporter: string | undefined },
): Added {
  const conversation: Conversation = { ...freshConversation(reservation, order.segment), readAt: order.now };
  const isNew = customer.lastInbound.length === 0 && customer.conversations.length === 0;
  return {
    conversation,
    customer: {
      ...customer,
      active: activeIn(conversation),
      conversations: [...customer.conversations, conversation.request],
      ...(isNew ? { addedBy: { accountId: order.by, at: order.now } } : {}),
      linked: customer.linked ?? order.reporter,
    },
    left: customer.active.kind === 'request' ? customer.active : undefined,
  };
}

/** The conversation goes to another number; what was said stays in its thread. */
export function changeNumber(
  conversation: Conversation,
  former: Customer,
  next: Customer,
  { by, now }: { by: string; now: Instant },
): { conversation: Conversation; former: Customer; next: Customer } {
  const moved: Conversation = { ...conversation, customer: next.key };
  const isNew = next.lastInbound.length === 0 && next.conversations.length === 0;
  return {
    conversation: moved,
    // Whoever the reporter is, this number was not theirs.
    former: { ...withoutRequest(former, conversation), linked: undefined },
    next: {
      ...next,
      ...(isActive(conversation, former) ? { active: activeIn(moved) } : {}),
      conversations: [...next.conversations, conversation.request],
      ...(isNew ? { addedBy: { accountId: by, at: now } } : {}),
      linked: next.linked ?? former.linked,
    },
  };
}

/** The number no longer routes to this conversation. */
export function withoutRequest(customer: Customer, conversation: Conversation): Customer {
  return {
    ...customer,
    ...(isActive(conversation, customer) ? { active: { kind: 'none' } } : {}),
    conversations: customer.conversations.filter((request) => request !== conversation.request),
  };
}
