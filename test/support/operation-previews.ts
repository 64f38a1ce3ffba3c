import type { MergePreview, SplitPreview } from '../../src/contract/operations';
import { answer, message, named, requestId } from './conversation-views';

/** Message 3 goes to a new request; 1, 4 and 5 stay. */
export const splitPreview = (more: Partial<SplitPreview> = {}): SplitPreview => ({
  code: 'ok',
  summary: 'SMS request from 385 **** *****',
  description: 'message 3',
  project: 'Support (OMN)',
  requestType: 'Ask a question',
  moving: [message(3)],
  staying: [message(1), answer(4), message(5)],
  ...more,
});

/** Request 5 is merged into request 7 and closed; each has one message. */
export const mergePreview = (more: Partial<MergePreview> = {}): MergePreview => ({
  code: 'ok',
  target: named(7),
  sources: [{ ...named(5), state: 'paused', closes: true }],
  state: 'active',
  reopens: false,
  thread: [message(1, { origin: requestId(5) }), message(2)],
  hasEarlier: false,
  ...more,
});
