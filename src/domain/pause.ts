import { isActive, shownState, writingSegment, type Conversation } from './conversation';
import type { ActiveRequest, Customer } from './customer';

export type StateProblem =
  /** The state does not allow it, or it is so already. */
  | { code: 'wrong-state'; state: 'active' | 'paused' | 'ended' | 'merged' | 'read-only' }
  | { code: 'another-active'; other: string }
  /** A new request for this customer is just being opened. */
  | { code: 'opening' }
  /** Nothing else is active. */
  | { code: 'nothing-to-swap' };

/** The next customer; the conversation is written with it, so that a decision made from an older one fails. */
export interface Set {
  code: 'set';
  customer: Customer;
}

/** A swap also says whose turn is over: that conversation rests by the customer's record alone. */
export interface Swapped extends Set {
  left: ActiveRequest;
}

/** active → paused: the customer's next message opens a new request (design §2.2). */
export function pause(conversation: Conversation, customer: Customer): Set | StateProblem {
  if (!isActive(conversation, customer)) return { code: 'wrong-state', state: shownState(conversation, customer) };
  return { code: 'set', customer: { ...customer, active: { kind: 'none' } } };
}

/** paused → active, if nothing else is; never while a request is being opened. */
export function reactivate(conversation: Conversation, customer: Customer): Set | StateProblem {
  const problem = notPaused(conversation, customer);
  if (problem !== undefined) return problem;
  if (customer.active.kind === 'request') return { code: 'another-active', other: customer.active.request };
  return { code: 'set', customer: { ...customer, active: activeIn(conversation) } };
}

/** This conversation becomes active and the one that is becomes paused, in one write. */
export function swap(conversation: Conversation, customer: Customer): Swapped | StateProblem {
  const problem = notPaused(conversation, customer);
  if (problem !== undefined) return problem;
  if (customer.active.kind !== 'request') return { code: 'nothing-to-swap' };
  return { code: 'set', customer: { ...customer, active: activeIn(conversation) }, left: customer.active };
}

export function activeIn(conversation: Conversation): ActiveRequest {
  return {
    kind: 'request',
    request: conversation.request,
    segment: writingSegment(conversation),
    used: false,
  };
}

function notPaused(conversation: Conversation, customer: Customer): StateProblem | undefined {
  if (conversation.readOnly !== undefined) return { code: 'wrong-state', state: 'read-only' };
  const state = shownState(conversation, customer);
  if (state !== 'paused') return { code: 'wrong-state', state };
  return customer.active.kind === 'claim' ? { code: 'opening' } : undefined;
}
