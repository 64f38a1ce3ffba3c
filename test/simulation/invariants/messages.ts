import { isDeepStrictEqual } from 'node:util';
import type { OutboundMessage } from '../../../src/domain/message';
import { changesOf, type Observation, type Report, type WriteRule } from './judge';

const rank = { sending: 0, unknown: 1, sent: 2, delivered: 3, seen: 4, failed: 5 };

/** Messages stay where they were written, are written into what is active, and their delivery only moves forward. */
export const messageWrites: WriteRule = (observation, report) => {
  for (const { key, before, after } of changesOf(observation.changes, 'message')) {
    if (!after) {
      report('a message is never deleted', key);
      continue;
    }
    if (before) {
      if (!isDeepStrictEqual(fixed(before), fixed(after))) report('a message is never rewritten', key);
      if (before.direction === 'outbound' && after.direction === 'outbound') forward(before, after, report);
    } else if (after.direction === 'outbound') {
      added(after, observation, report);
    } else if (after.direction === 'inbound') {
      const active = observation.mirror.customers.get(after.customer)?.active;
      if (!active || active.kind === 'none' || active.segment !== after.segment) {
        report('an inbound message is written into what is active', key);
      }
    }
  }
};

function fixed(message: object): object {
  return { ...message, version: 0, delivery: undefined };
}

function forward(before: OutboundMessage, after: OutboundMessage, report: Report): void {
  const { key } = after;
  const was = before.delivery;
  const is = after.delivery;
  for (const state of Object.keys(was.times)) {
    if (!Object.hasOwn(is.times, state)) report('every time stamp of a delivery is kept', key);
  }
  const back =
    was.state === 'failed' ? is.state === 'sending' || is.state === 'unknown' : rank[is.state] < rank[was.state];
  if (back) report('delivery only moves forward', `${key}: ${was.state} → ${is.state}`);
}

function added(message: OutboundMessage, { changes, mirror }: Observation, report: Report): void {
  const active = mirror.customers.get(message.customer)?.active;
  if (active?.kind !== 'request' || active.segment !== message.segment) {
    report('what is sent is accepted in the active conversation', message.key);
  }
  const sends = changesOf(changes, 'job').some(({ after }) => after?.kind === 'send' && after.message === message.key);
  if (!sends) report('a message to send comes with its job', message.key);
}
