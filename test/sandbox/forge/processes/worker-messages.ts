import { z } from 'zod';
import type { PlatformCall } from '../../ports';
import { callOriginSchema, invocationSchema, logLineSchema, outcomeSchema, type DoorAnswer } from '../invocation';

const body = z.union([z.string(), z.instanceof(Uint8Array)]);
const headers = z.record(z.string(), z.string());

const callSchema: z.ZodType<PlatformCall> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('forge'),
    meta: z.object({
      type: z.string(),
      provider: z.string().optional(),
      remote: z.string().optional(),
      accountId: z.string().optional(),
    }),
    path: z.string(),
    method: z.string(),
    headers,
    body: body.optional(),
  }),
  z.object({ kind: z.literal('egress'), method: z.string(), url: z.string(), headers, body: body.optional() }),
]);

const answerSchema: z.ZodType<DoorAnswer> = z.union([
  z.object({ status: z.number(), headers, body }),
  z.object({ failure: z.enum(['refused', 'reset', 'timeout']) }),
]);

/** To the worker. Each message brings the site's time, so that the app's clock follows. */
export const toWorkerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), now: z.number(), invocation: invocationSchema }),
  z.object({ type: z.literal('answer'), now: z.number(), call: z.number(), answer: answerSchema }),
]);
export type ToWorker = z.infer<typeof toWorkerSchema>;

/** From the worker. */
export const fromWorkerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), id: z.number(), call: callSchema, from: callOriginSchema }),
  z.object({ type: z.literal('log'), line: logLineSchema }),
  z.object({ type: z.literal('done'), outcome: outcomeSchema }),
]);
export type FromWorker = z.infer<typeof fromWorkerSchema>;
