import { z } from 'zod';
import type { Customer } from '../../domain/customer';
import type { QuarantineItem } from '../../domain/quarantine';
import { INITIAL_SETTINGS, type Settings } from '../../domain/settings';

/** The shapes that storage gives back; whatever else lies there is a breakage, not a value. */
export const instant = z.string().min(20).max(30);
export const count = z.number().int().nonnegative();
export const channel = z.enum(['sms', 'whatsapp', 'viber']);

const address = z.union([
  z.object({ kind: z.literal('phone'), digits: z.string() }),
  z.object({ kind: z.literal('word'), text: z.string() }),
]);

export const item = z.object({
  key: z.string(),
  at: instant,
  since: instant.optional(),
  origin: z.string().optional(),
});

const waiting = z.object({ since: instant, unopened: instant.optional(), noted: z.boolean() });

const active = z.union([
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('claim'),
    id: z.string(),
    segment: z.string(),
    attempt: count,
    since: instant,
    items: z.array(item),
  }),
  z.object({
    kind: z.literal('request'),
    request: z.string(),
    segment: z.string(),
    used: z.boolean(),
    waiting: waiting.optional(),
  }),
]);

/** A further address of a joined customer only points at the customer's record. */
export const pointerRecord = z.object({ kind: z.literal('pointer'), to: z.string() });

export const customerRecord: z.ZodType<Customer> = z.object({
  key: z.string(),
  version: count,
  addresses: z.array(address),
  name: z.string().optional(),
  addedBy: z.object({ accountId: z.string(), at: instant }).optional(),
  linked: z.string().optional(),
  active,
  conversations: z.array(z.string()),
  removed: z.array(z.string()),
  recent: z.array(
    z.object({ key: z.string(), at: instant, storedAt: instant, segment: z.string(), inbound: z.boolean() }),
  ),
  lastInbound: z.array(z.object({ channel, sender: z.string(), at: instant })),
  lastContact: instant,
  attendedAt: instant.optional(),
  autoReplies: z.array(instant),
});

export const content = z.union([
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('unsupported'), type: z.string() }),
  z.object({ kind: z.literal('erased') }),
]);

const arrival = z.object({
  key: z.string(),
  providerId: z.string(),
  channel,
  sender: z.string(),
  at: instant,
  content,
  name: z.string().optional(),
  parts: count.optional(),
});

export const quarantineRecord: z.ZodType<QuarantineItem> = z.union([
  z.object({
    key: z.string(),
    receivedAt: instant,
    reason: z.literal('malformed'),
    raw: z.string(),
    problem: z.string(),
  }),
  z.object({
    key: z.string(),
    receivedAt: instant,
    reason: z.literal('unassigned'),
    line: z.string(),
    from: z.string(),
    arrival,
  }),
]);

export const settingsRecord: z.ZodType<Settings> = z.object({
  version: count,
  connection: z.object({ baseUrl: z.string(), keyId: z.string(), testedAt: instant }).optional(),
  sms: z.object({ sender: z.string() }).optional(),
  target: z
    .object({
      serviceDeskId: z.string(),
      projectId: z.string(),
      projectKey: z.string(),
      projectName: z.string(),
      requestTypeId: z.string(),
      requestTypeName: z.string(),
    })
    .optional(),
  autoReply: z.string(),
  autoRepliesPerDay: count,
  language: z.enum(['de', 'en']),
  showFullNumber: z.boolean(),
  replyTexts: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })).default([]),
  noteAfterMinutes: count.default(INITIAL_SETTINGS.noteAfterMinutes),
  country: z.string().optional(),
  webhook: z
    .object({
      hash: z.string(),
      setAt: instant,
      previous: z.array(z.object({ hash: z.string(), until: instant })).optional(),
    })
    .optional(),
});
