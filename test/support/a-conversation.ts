import type { Conversation, Reservation } from '../../src/domain/conversation';
import { at } from './moments';

/** An open conversation of `customer-1`, whose request was last seen in To Do. */
export function aConversation(request: string, more: Partial<Conversation> = {}): Conversation {
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
