import type { RecentMessage } from '../../src/domain/customer';
import type { ActivityLine, Arrival, InboundMessage, OutboundMessage } from '../../src/domain/message';
import { sendingSince } from '../../src/domain/delivery';
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

/** Where and when everything here was written. */
const written = {
  version: 1,
  customer: 'customer-1',
  segment: 'segment-1',
  at: at('10:00'),
  storedAt: at('10:00'),
};

export function anInbound(key: string, more: Partial<InboundMessage> = {}): InboundMessage {
  return {
    direction: 'inbound',
    key,
    ...written,
    channel: 'sms',
    sender: SENDER,
    providerId: `provider-${key}`,
    content: { kind: 'text', text: `text of ${key}` },
    ...more,
  };
}

/** An agent's reply, accepted and not yet sent. */
export function anOutbound(key: string, more: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    direction: 'outbound',
    key,
    ...written,
    channel: 'sms',
    sender: SENDER,
    to: '385981234567',
    author: { kind: 'agent', accountId: 'agent-1' },
    content: { kind: 'text', text: `text of ${key}` },
    delivery: sendingSince(at('10:00')),
    ...more,
  };
}

export function aLine(key: string, more: Partial<ActivityLine> = {}): ActivityLine {
  return {
    direction: 'none',
    key,
    ...written,
    activity: { what: 'opened' },
    by: { kind: 'app' },
    ...more,
  };
}

/** What the index or `recent` knows of an inbound message. */
export function aStored(key: string, storedAt: string, more: Partial<RecentMessage> = {}): RecentMessage {
  return { key, at: storedAt, storedAt, segment: 'segment-of-1001', inbound: true, ...more };
}
