import type { Chance, Documents, Timeline } from '../../ports';
import { somewhereIn, createDueRecords } from '../due-records';
import type { Conditions } from '../conditions';
import type { Ending, Invoker } from '../invoker';
import type { Logs } from '../logs';
import type { Manifest } from '../manifest';
import { askedRetry, describeEnding, platformRetry, type Retry } from '../retry';
import { createConcurrencyGates } from './concurrency';
import { consumerPayload, retentionMs, type JobStats, type QueuedEvent } from './queued-event';

export interface PushedEvent {
  body: Record<string, unknown>;
  delayInSeconds?: number | undefined;
  concurrency?: { key: string; limit: number } | undefined;
}
export interface AppQueue {
  hasQueue(name: string): boolean;
  push(queue: string, jobId: string, events: PushedEvent[], pushes: number): void;
  stats(queue: string, jobId: string): JobStats | undefined;
  /** What runs ends; what waits is dropped. */
  cancel(queue: string, jobId: string): boolean;
  /** Events not delivered to the end yet. */
  waiting(): QueuedEvent[];
  resume(): void;
  clear(): void;
}

/**
 * Async events: at least once within 24 hours, in no order, doubled at times, retried on request and after failures.
 * Everything that waits is stored, so that a restarted sandbox goes on.
 */
export function createQueue(options: {
  manifest: Manifest;
  documents: Documents;
  timeline: Timeline;
  chance: Chance;
  invoker: Invoker;
  logs: Logs;
  conditions: () => Conditions;
}): AppQueue {
  const { manifest, timeline, chance, invoker, logs, conditions } = options;
  const consumers = new Map(manifest.modules.consumer.map((consumer) => [consumer.queue, consumer]));
  const jobs = options.documents.collection<JobStats>('forge-jobs');
  const gates = createConcurrencyGates();
  const running = new Set<string>();
  const events = createDueRecords<QueuedEvent>({
    collection: options.documents.collection('forge-queue'),
    timeline,
    name: ({ queue }) => `delivery of ${queue}`,
    run: deliver,
  });

  function count(event: QueuedEvent, end: 'success' | 'failed'): void {
    const job = jobs.get(event.jobId);
    if (!event.doubled && job) jobs.put(job.id, { ...job, inProgress: job.inProgress - 1, [end]: job[end] + 1 });
  }

  function drop(event: QueuedEvent, why: string): void {
    logs.platform('error', `An event of queue ${event.queue} was dropped: ${why}`);
    count(event, 'failed');
    events.remove(event.id);
  }

  function later(event: QueuedEvent, { afterMs, reason, data }: Retry): void {
    const dueAt = timeline.now() + afterMs + somewhereIn(conditions().queueDelayMs, chance);
    if (dueAt >= event.windowStart + retentionMs) return drop(event, 'its retention window of 24 hours is over.');
    events.put({ ...event, dueAt, attempt: event.attempt + 1, retry: { reason, data } });
  }

  function settle(event: QueuedEvent, ending: Ending): void {
    const retry = askedRetry(ending, logs.complain) ?? platformRetry(ending, event.attempt);
    if (ending.status !== 'returned') logs.platform('error', `Consumer of ${event.queue} ${describeEnding(ending)}`);
    if (!events.get(event.id)) return;
    if (!retry) {
      count(event, 'success');
      events.remove(event.id);
    } else if (jobs.get(event.jobId)?.cancelled) drop(event, 'its job was cancelled.');
    else later(event, retry);
  }

  async function deliver(event: QueuedEvent): Promise<void> {
    const consumer = consumers.get(event.queue);
    if (!consumer) return drop(event, 'the manifest has no consumer for it any more.');
    const now = timeline.now();
    if (now >= event.windowStart + retentionMs) return drop(event, 'its retention window of 24 hours is over.');
    const { concurrency } = event;
    if (concurrency && !gates.enter(concurrency.key, concurrency.limit)) return gates.wait(concurrency.key, event.id);
    running.add(event.id);
    const ending = await invoker.invoke({
      functionKey: consumer.function,
      moduleKey: consumer.key,
      moduleType: 'consumer',
      payload: consumerPayload(event, now),
      pushesBefore: event.pushes,
    });
    running.delete(event.id);
    if (concurrency) gates.leave(concurrency.key);
    settle(event, ending);
    const next = concurrency && gates.next(concurrency.key, chance);
    const parked = next === undefined ? undefined : events.get(next);
    if (parked) events.put({ ...parked, dueAt: timeline.now() });
  }

  return {
    hasQueue: (name) => consumers.has(name),
    push(queue, jobId, pushed, pushes) {
      const known = jobs.get(jobId) ?? { id: jobId, queue, success: 0, inProgress: 0, failed: 0, cancelled: false };
      jobs.put(jobId, { ...known, inProgress: known.inProgress + pushed.length });
      const { queueDelayMs, duplicateQueue } = conditions();
      const now = timeline.now();
      for (const event of pushed) {
        const eventId = chance.id();
        const start = now + (event.delayInSeconds ?? 0) * 1000;
        const record = { ...event, eventId, jobId, queue, attempt: 0, windowStart: now, pushes };
        const add = (doubled: boolean): void => {
          events.put({ ...record, id: chance.id(), dueAt: start + somewhereIn(queueDelayMs, chance), doubled });
        };
        add(false);
        if (chance.next() < duplicateQueue) add(true);
      }
    },
    stats(queue, jobId) {
      const job = jobs.get(jobId);
      return job?.queue === queue ? job : undefined;
    },
    cancel(queue, jobId) {
      const job = jobs.get(jobId);
      if (job?.queue !== queue) return false;
      jobs.put(jobId, { ...job, cancelled: true });
      for (const event of events.all()) {
        if (event.jobId === jobId && !running.has(event.id)) drop(event, 'its job was cancelled.');
      }
      return true;
    },
    waiting: () => events.all(),
    resume: () => events.resume(),
    clear() {
      events.clear();
      gates.clear();
      running.clear();
      for (const { id } of jobs.all()) jobs.delete(id);
    },
  };
}
