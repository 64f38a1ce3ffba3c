import { z } from 'zod';
import type { Timeline } from '../../ports';
import type { Conditions } from '../conditions';
import type { HttpAnswer } from '../../ports';
import type { AppQueue } from '../queue/queue';
import { emptyAnswer, jsonAnswer, proxyError } from './answers';
import type { ForgeCall, Serve } from './door';

const suffix = '/{contextAri}/{environmentId}/{appId}/{appVersion}';
const queueName = z.string().regex(/^[a-zA-Z0-9-_]+$/);
const pushSchema = z.strictObject({
  queueName,
  jobId: z.uuid(),
  type: z.literal('avi:forge:app:event'),
  schema: z.literal('ari:cloud:ecosystem::forge/app-event-2'),
  time: z.iso.datetime(),
  payload: z
    .array(
      z.strictObject({
        body: z.record(z.string(), z.unknown()),
        delayInSeconds: z.number().int().min(0).max(900).optional(),
        concurrency: z.strictObject({ key: z.string().min(1), limit: z.number().int().min(1) }).optional(),
      }),
    )
    .min(1)
    .max(50),
});
const jobSchema = z.strictObject({ queueName, jobId: z.string(), time: z.iso.datetime() });

const pushBytes = 200 * 1024;
const longestChain = 1_000;

/** `/webhook/queue/publish|stats|cancel`, with the limits of section 17 of the platform reference. */
export function createQueueCalls(options: {
  queue: AppQueue;
  timeline: Pick<Timeline, 'now'>;
  conditions: () => Conditions;
}): Serve<ForgeCall> {
  const { queue, timeline } = options;
  let minute = { startedAt: 0, events: 0 };

  function tooMany(events: number): boolean {
    if (timeline.now() - minute.startedAt >= 60_000) minute = { startedAt: timeline.now(), events: 0 };
    minute.events += events;
    return minute.events > options.conditions().queueEventsPerMinute;
  }

  function publish(body: string, pushesBefore: number): HttpAnswer {
    if (Buffer.byteLength(body) > pushBytes)
      return jsonAnswer(413, { errorMessage: 'The push is larger than 200 KB.' });
    const parsed = pushSchema.safeParse(JSON.parse(body));
    if (!parsed.success) return invalid(z.prettifyError(parsed.error));
    const { queueName: name, jobId, payload } = parsed.data;
    if (!queue.hasQueue(name)) return invalid(`No consumer has the queue '${name}'.`);
    if (pushesBefore >= longestChain) return emptyAnswer(405);
    if (tooMany(payload.length)) return emptyAnswer(429);
    queue.push(name, jobId, payload, pushesBefore + 1);
    return emptyAnswer(201);
  }

  return ({ method, path, body }, from) => {
    const text = typeof body === 'string' ? body : '';
    if (method === 'POST' && path === `/webhook/queue/publish${suffix}`)
      return publish(text, from.call.pushesBefore ?? 0);
    const job = jobSchema.safeParse(text === '' ? undefined : JSON.parse(text));
    if (!job.success) return invalid(z.prettifyError(job.error));
    const { queueName: name, jobId } = job.data;
    if (method === 'POST' && path === `/webhook/queue/stats${suffix}`) {
      const stats = queue.stats(name, jobId);
      if (!stats) return emptyAnswer(404);
      const { success, inProgress, failed } = stats;
      return jsonAnswer(200, { success, inProgress, failed });
    }
    if (method === 'POST' && path === `/webhook/queue/cancel${suffix}`) {
      return emptyAnswer(queue.cancel(name, jobId) ? 204 : 404);
    }
    return proxyError(501, 'UNMODELLED_CALL', `${method} ${path}`);
  };
}

function invalid(message: string): HttpAnswer {
  return jsonAnswer(400, { code: 'INVALID_REQUEST', message });
}
