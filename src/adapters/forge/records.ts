import { z } from 'zod';
import type { ConversationRecord } from '../../domain/conversation';
import type { Customer } from '../../domain/customer';
import type { Job } from '../../domain/job';
import type { QuarantineItem } from '../../domain/quarantine';
import type { Settings } from '../../domain/settings';

/** The shapes that storage gives back; whatever else lies there is a breakage, not a value. */
export const instant = z.string().min(20).max(30);
const count = z.number().int().nonnegative();
export const channel = z.enum(['sms', 'whatsapp', 'viber']);

const address = z.union([
  z.object({ kind: z.literal('phone'), digits: z.string() }),
  z.object({ kind: z.literal('word'), text: z.string() }),
]);

const item = z.object({ key: z.string(), at: instant, since: instant.optional() });

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
  z.object({ kind: z.literal('request'), request: z.string(), segment: z.string(), used: z.boolean() }),
]);

/** A further address of a joined customer only points at the customer's record. */
export const pointerRecord = z.object({ kind: z.literal('pointer'), to: z.string() });

export const customerRecord: z.ZodType<Customer> = z.object({
  key: z.string(),
  version: count,
  addresses: z.array(address),
  name: z.string().optional(),
  active,
  conversations: z.array(z.string()),
  removed: z.array(z.string()),
  recent: z.array(
    z.object({ key: z.string(), at: instant, storedAt: instant, segment: z.string(), inbound: z.boolean() }),
  ),
  lastInbound: z.array(z.object({ channel, sender: z.string(), at: instant })),
  lastContact: instant,
  autoReplies: z.array(instant),
});

const held = { request: z.string(), version: count, customer: z.string(), openedAt: instant };

export const conversationRecord: z.ZodType<ConversationRecord> = z.union([
  z.object({ ...held, state: z.literal('reserved'), claim: z.string() }),
  z.object({ ...held, state: z.literal('stray') }),
  z.object({
    ...held,
    state: z.enum(['open', 'ended', 'merged']),
    segments: z.array(z.object({ id: z.string(), out: z.array(z.string()) })),
    items: z.array(item),
    category: z.object({ value: z.enum(['new', 'active', 'done']), since: instant }),
    unreachableSince: instant.optional(),
    lastOperation: z.object({ id: z.string(), kind: z.literal('late-move'), at: instant }).optional(),
  }),
]);

const attempt = z.object({
  startedAt: instant,
  summary: z.string(),
  description: z.string(),
  projectId: z.string(),
});

const task = { id: z.string(), version: count, due: instant, attempt: count };

export const jobRecord: z.ZodType<Job> = z.discriminatedUnion('kind', [
  z.object({
    ...task,
    kind: z.literal('open'),
    customer: z.string(),
    claim: z.string(),
    phase: z.discriminatedUnion('name', [
      z.object({ name: z.literal('waiting') }),
      z.object({ name: z.literal('creating'), attempt }),
      z.object({ name: z.literal('searching'), attempt, since: instant, round: count }),
    ]),
    doubtful: z.array(attempt),
  }),
  z.object({
    ...task,
    kind: z.literal('watch'),
    customer: z.string(),
    claim: z.string(),
    doubtful: z.array(attempt),
  }),
  z.object({
    ...task,
    kind: z.literal('send'),
    customer: z.string(),
    message: z.string(),
    startedAt: instant.optional(),
    since: instant,
  }),
  z.object({ ...task, kind: z.literal('reconcile'), request: z.string() }),
  z.object({ ...task, kind: z.literal('link'), request: z.string(), previous: z.string() }),
  z.object({ ...task, kind: z.literal('close'), request: z.string(), noted: z.boolean() }),
  z.object({ ...task, kind: z.literal('replay'), line: z.string() }),
]);

export const content = z.union([
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('unsupported'), type: z.string() }),
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
  webhook: z
    .object({
      hash: z.string(),
      setAt: instant,
      previous: z.array(z.object({ hash: z.string(), until: instant })).optional(),
    })
    .optional(),
});
