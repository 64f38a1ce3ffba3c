import type { RecentMessage } from '../../src/domain/customer';
import type { Arrival, InboundMessage } from '../../src/domain/message';
import { at } from './moments';

const SENDER = '41799000000';

/** A message as the provider handed it over, by SMS and to our one line. */
export function anArrival(key: string, more: Partial<Arrival> = {}): Arrival {
  return {
    key,
    providerId: `provider-${key}`,
    channel: 'sms',
    sender: SENDER,
    at: at('10:00'),
    content: { kind: 'text', text: `text of ${key}` },
    ...more,
  };
}

export function anInbound(key: string, more: Partial<InboundMessage> = {}): InboundMessage {
  return {
    direction: 'inbound',
    key,
    version: 1,
    customer: 'customer-1',
    segment: 'segment-1',
    at: at('10:00'),
    storedAt: at('10:00'),
    channel: 'sms',
    sender: SENDER,
    providerId: `provider-${key}`,
    content: { kind: 'text', text: `text of ${key}` },
    ...more,
  };
}

/** What the index or `recent` knows of an inbound message. */
export function aStored(key: string, storedAt: string, more: Partial<RecentMessage> = {}): RecentMessage {
  return { key, at: storedAt, storedAt, segment: 'segment-of-1001', inbound: true, ...more };
}
