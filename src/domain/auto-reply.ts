import type { Customer } from './customer';
import type { Settings } from './settings';
import { between, DAY, HOUR, type Instant } from './time';

const NOT_AFTER = 12 * HOUR;

/** Design §2.4: the text to send to a conversation that inbound opened, or undefined when none is due. */
export function autoReplyText(
  settings: Settings,
  customer: Customer,
  answers: Instant,
  now: Instant,
): string | undefined {
  if (settings.autoReply.trim() === '') return undefined;
  if (isTooLate(answers, now)) return undefined;
  return recentAutoReplies(customer, now).length < settings.autoRepliesPerDay ? settings.autoReply : undefined;
}

/** Not when the customer's message is older than 12 hours at the time of sending. */
export function isTooLate(answers: Instant, now: Instant): boolean {
  return between(answers, now) > NOT_AFTER;
}

export function recentAutoReplies(customer: Customer, now: Instant): Instant[] {
  return customer.autoReplies.filter((at) => between(at, now) < DAY);
}
