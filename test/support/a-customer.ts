import type { ActiveRequest, Claim, Customer, RecentMessage } from '../../src/domain/customer';
import { at } from './moments';

/** A customer of whom nothing is active; say what matters to the test. */
export function aCustomer(more: Partial<Customer> = {}): Customer {
  return {
    key: 'customer-1',
    version: 3,
    addresses: [{ kind: 'phone', digits: '385981234567' }],
    active: { kind: 'none' },
    conversations: [],
    removed: [],
    recent: [],
    lastInbound: [],
    lastContact: at('08:00'),
    autoReplies: [],
    ...more,
  };
}

/** The customer's request is open and writes in `segment`. */
export function activeIn(request: string, more: Partial<ActiveRequest> = {}): ActiveRequest {
  return { kind: 'request', request, segment: `segment-of-${request}`, used: false, ...more };
}

/** The customer's next request is being opened. */
export function aClaim(more: Partial<Claim> = {}): Claim {
  return { kind: 'claim', id: 'claim-1', segment: 'segment-1', attempt: 0, since: at('10:00'), items: [], ...more };
}

export function aRecent(key: string, more: Partial<RecentMessage> = {}): RecentMessage {
  return { key, at: at('10:00'), storedAt: at('10:00'), segment: 'segment-1', inbound: true, ...more };
}
