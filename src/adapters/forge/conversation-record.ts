import { z } from 'zod';
import type { ConversationRecord } from '../../domain/conversation';
import { count, instant, item } from './records';

const held = { request: z.string(), version: count, customer: z.string(), openedAt: instant };

const category = z.enum(['new', 'active', 'done']);

export const lists = z.object({
  segments: z.array(z.object({ id: z.string(), out: z.array(z.string()), origin: z.string().optional() })),
  items: z.array(item),
  first: z.object({ key: z.string(), at: instant }).optional(),
});

const operation = z.object({
  kind: z.enum(['split', 'merge']),
  id: z.string(),
  at: instant,
  by: z.string(),
  result: z.string(),
  made: z.boolean(),
  madeIn: z.string().optional(),
  sources: z.array(z.string()),
  paused: z.object({ request: z.string(), segment: z.string() }).optional(),
  before: z
    .object({
      state: z.enum(['open', 'ended']),
      active: z.boolean(),
      lists: lists.optional(),
      status: z.object({ id: z.string(), name: z.string() }).optional(),
      project: z.string(),
    })
    .optional(),
});

const lastOperation = z.discriminatedUnion('kind', [
  operation,
  z.object({ kind: z.literal('late-move'), id: z.string(), at: instant }),
]);

const kept = {
  ...held,
  ...lists.shape,
  category: z.object({ value: category, since: instant }),
  readOnly: z.object({ because: z.enum(['not-service-project', 'unreachable']), since: instant }).optional(),
  readAt: instant.optional(),
  comments: z
    .object({ upTo: z.string(), unsent: z.array(z.object({ id: z.string(), at: instant, by: z.string() })) })
    .optional(),
  lastOperation: lastOperation.optional(),
  undone: z.string().optional(),
};

export const conversationRecord: z.ZodType<ConversationRecord> = z.discriminatedUnion('state', [
  z.object({ ...held, state: z.literal('reserved'), claim: z.string() }),
  z.object({ ...held, state: z.literal('stray') }),
  z.object({ ...kept, state: z.enum(['open', 'ended']) }),
  z.object({
    ...kept,
    state: z.literal('merged'),
    merged: z.object({ into: z.string(), by: z.string(), at: instant }),
  }),
]);
