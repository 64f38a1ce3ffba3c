import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Report } from '../../app/ports';
import type { InboundItem } from '../../domain/message';
import type { QuarantineItem } from '../../domain/quarantine';
import type { Instant } from '../../domain/time';
import { failureOf } from './failures';

/** What one request of Infobip holds. Every item of `results` is read on its own: a bad one hurts no other. */
export interface Parsed {
  inbound: InboundItem[];
  reports: Report[];
  bad: QuarantineItem[];
  /** Notices that change nothing here (typing, seen, templates): counted, not kept. */
  ignored: number;
}

const envelope = z.looseObject({ results: z.array(z.unknown()) });

/** Templates, marketing preferences, identities, payments and clicks come outside any list (reference §8.3). */
const notice = z.union([
  z.looseObject({ messageTemplateId: z.union([z.string(), z.number()]) }),
  z.looseObject({ notificationType: z.string() }),
  z.looseObject({ content: z.looseObject({ notificationMessagesStatus: z.string() }) }),
  z.looseObject({ content: z.looseObject({ type: z.string() }) }),
]);

/** Real traffic writes `null` for what is absent, and offsets without a colon, which `Date` accepts. */
const providerTime = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .transform((text) => new Date(text).toISOString());
const optionalTime = z.unknown();

/** Far more than a phone can send; a record has to hold it. */
const TEXT_AT_MOST = 10_000;

const inboundSms = z.object({
  messageId: z.string().min(1).max(300),
  from: z.string().min(1).max(150),
  to: z.string().min(1).max(150),
  text: z.string().max(TEXT_AT_MOST),
  receivedAt: optionalTime,
  smsCount: z.number().int().nonnegative().nullish(),
});

const report = z.object({
  messageId: z.string().min(1).max(300),
  doneAt: optionalTime,
  sentAt: optionalTime,
  smsCount: z.number().int().nonnegative().nullish(),
  messageCount: z.number().int().nonnegative().nullish(),
  price: z.object({ pricePerMessage: z.number(), currency: z.string() }).nullish(),
  status: z.object({ groupId: z.number().int(), id: z.number().int(), description: z.string().nullish() }),
  error: z.object({ id: z.number().int(), description: z.string().nullish() }).nullish(),
});

/** Infobip's groups (reference §6.2); `DELIVERED_TO_OPERATOR` is not yet the handset. */
const GROUP_STATES: Readonly<Record<number, 'sent' | 'delivered' | 'failed'>> = {
  0: 'sent',
  1: 'sent',
  2: 'failed',
  3: 'delivered',
  4: 'failed',
  5: 'failed',
};
const DELIVERED_TO_OPERATOR = 2;

const COULD_BE_OURS = /^[\w-]{1,100}$/;

/** Written as JSON, a control character takes six bytes, and a stored value at most 240 KiB. */
const RAW_AT_MOST = 40_000;

/** Reads a body that was authenticated before. What cannot be read goes to quarantine. */
export function parseWebhook(body: string, now: Instant): Parsed {
  const parsed: Parsed = { inbound: [], reports: [], bad: [], ignored: 0 };
  const json = parseJson(body);
  if (json === undefined) return { ...parsed, bad: [malformed(body, 'not JSON', now)] };
  const results = envelope.safeParse(json);
  if (!results.success) {
    if (notice.safeParse(json).success) return { ...parsed, ignored: 1 };
    return { ...parsed, bad: [malformed(body, 'no list of results', now)] };
  }
  for (const item of results.data.results) classify(item, now, parsed);
  return parsed;
}

/** First match wins, in the order of the reference's section 9.1. */
function classify(item: unknown, now: Instant, into: Parsed): void {
  const shape = z.looseObject({}).safeParse(item);
  if (!shape.success) {
    into.bad.push(malformed(rawOf(item), 'not an object', now));
    return;
  }
  const { event, message, text, status, seenAt } = shape.data;
  if (event === 'MO' || (typeof message === 'object' && message !== null)) {
    // Nothing that a person said is thrown away: it waits for its channel.
    into.bad.push(malformed(rawOf(item), 'a message of another channel', now));
  } else if (typeof event === 'string') {
    into.ignored += 1;
  } else if (typeof status === 'object' && status !== null) {
    const read = report.safeParse(item);
    if (read.success) takeReport(read.data, now, into);
    else into.bad.push(malformed(rawOf(item), problemOf(read.error), now));
  } else if (typeof seenAt === 'string') {
    into.ignored += 1;
  } else if (text !== undefined || shape.data['receivedAt'] !== undefined) {
    const read = inboundSms.safeParse(item);
    if (read.success) into.inbound.push(inboundOf(read.data, now));
    else into.bad.push(malformed(rawOf(item), problemOf(read.error), now));
  } else {
    into.bad.push(malformed(rawOf(item), 'unknown format', now));
  }
}

/** An account that others use as well reports their messages, too: what cannot be an id of ours could not be looked up. */
function takeReport(item: z.infer<typeof report>, now: Instant, into: Parsed): void {
  if (COULD_BE_OURS.test(item.messageId)) into.reports.push(reportOf(item, now));
  else into.ignored += 1;
}

function inboundOf(sms: z.infer<typeof inboundSms>, now: Instant): InboundItem {
  return {
    channel: 'sms',
    providerId: sms.messageId,
    from: sms.from,
    sender: sms.to,
    at: timeOr(sms.receivedAt, now),
    content: { kind: 'text', text: sms.text },
    parts: sms.smsCount ?? undefined,
  };
}

function reportOf(item: z.infer<typeof report>, now: Instant): Report {
  const group = GROUP_STATES[item.status.groupId] ?? 'sent';
  const state = group === 'delivered' && item.status.id === DELIVERED_TO_OPERATOR ? 'sent' : group;
  const parts = item.smsCount ?? item.messageCount;
  return {
    message: item.messageId,
    news: {
      state,
      at: timeOr(item.doneAt ?? item.sentAt, now),
      by: 'provider',
      ...(state === 'failed' ? { failure: failureOf(item.status, item.error) } : {}),
      ...(parts == null ? {} : { parts }),
      ...(item.price == null ? {} : { price: { amount: item.price.pricePerMessage, currency: item.price.currency } }),
    },
  };
}

/** A time that cannot be read must not cost a message: then the time of arrival stands in. */
function timeOr(text: unknown, now: Instant): Instant {
  return providerTime.safeParse(text).data ?? now;
}

/** Deeper than the runtime can write, an item is kept by name only. */
function rawOf(item: unknown): string {
  try {
    return JSON.stringify(item);
  } catch {
    return '(nested too deeply to be written)';
  }
}

/** The key comes from the content: a repeated request keeps it once. */
function malformed(raw: string, problem: string, now: Instant): QuarantineItem {
  const key = `malformed-${createHash('sha256').update(raw).digest('hex').slice(0, 40)}`;
  return { key, receivedAt: now, reason: 'malformed', raw: raw.slice(0, RAW_AT_MOST), problem };
}

/** Paths of fields only: values may be personal. */
function problemOf(error: z.ZodError): string {
  return error.issues.map((issue) => issue.path.join('.')).join(', ');
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
