import { z } from 'zod';
import type { Job } from '../../domain/job';
import { lists } from './conversation-record';
import { count, instant } from './records';

const attempt = z.object({
  startedAt: instant,
  summary: z.string(),
  description: z.string(),
  projectId: z.string(),
  creator: z.string().optional(),
});

const task = { id: z.string(), version: count, due: instant, attempt: count };

const single = [
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
  z.object({ ...task, kind: z.literal('show'), request: z.string() }),
  z.object({ ...task, kind: z.literal('notice'), request: z.string(), shown: z.boolean() }),
  z.object({
    ...task,
    kind: z.literal('link'),
    request: z.string(),
    previous: z.string(),
    as: z.enum(['related', 'duplicate']).default('related'),
  }),
  z.object({ ...task, kind: z.literal('note'), request: z.string(), text: z.string(), since: instant }),
  z.object({
    ...task,
    kind: z.literal('close'),
    request: z.string(),
    noted: z.boolean(),
    by: z.string().optional(),
    duplicate: z.boolean().optional(),
  }),
  z.object({ ...task, kind: z.literal('forget'), request: z.string(), customer: z.string(), lists }),
  z.object({ ...task, kind: z.literal('replay'), line: z.string() }),
] as const;

export const jobRecord: z.ZodType<Job> = z.discriminatedUnion('kind', [
  ...single,
  z.object({
    ...task,
    kind: z.literal('batch'),
    request: z.string(),
    jobs: z.array(z.discriminatedUnion('kind', single)),
  }),
]);
