import type { Conversation, Reservation } from '../../src/domain/conversation';
import { at } from './moments';

type Unmerged = Extract<Conversation, { state: 'open' | 'ended' }>;
type Merged = Extract<Conversation, { state: 'merged' }>;

/** An open conversation of `customer-1`, whose request was last seen in To Do. */
export function aConversation(request: string, more: Partial<Unmerged> = {}): Unmerged {
  return {
    request,
    version: 5,
    customer: 'customer-1',
    openedAt: at('09:00'),
    state: 'open',
    segments: [{ id: `segment-of-${request}`, out: [] }],
    items: [],
    category: { value: 'new', since: at('09:00') },
    ...more,
  };
}

/** A conversation whose thread is shown in another request. */
export function aMergedConversation(request: string, into: string, more: Partial<Unmerged> = {}): Merged {
  return {
    ...aConversation(request, more),
    state: 'merged',
    merged: { into, by: 'agent-1', at: at('09:30') },
  };
}

export function aReservation(request: string, more: Partial<Reservation> = {}): Reservation {
  return {
    state: 'reserved',
    request,
    version: 1,
    customer: 'customer-1',
    openedAt: at('10:01'),
    claim: 'claim-1',
    ...more,
  };
}
