import type { Chance, Documents, ProductEvent, Timeline } from '../ports';
import type { Conditions } from './conditions';
import { createDueRecords, somewhereIn, type DueRecord } from './due-records';
import type { Faults } from './faults';
import type { Invoker } from './invoker';
import type { Logs } from './logs';
import type { Manifest } from './manifest';
import { askedRetry, describeEnding, platformRetry } from './retry';

interface DueEvent extends DueRecord {
  trigger: string;
  functionKey: string;
  payload: Record<string, unknown>;
  /** Retries so far. */
  attempt: number;
  retry?: { reason: string; data?: Record<string, unknown> | undefined } | undefined;
}
export interface ProductEvents {
  /** Something happened in the product: whoever listens hears of it, late and in no order. */
  publish(event: ProductEvent): void;
  waiting(): { id: string; dueAt: number; trigger: string }[];
  resume(): void;
  clear(): void;
}

const maxRetries = 4;
const maxBytes = 200_000;

/** Product and lifecycle events: filtered by the manifest, late, sometimes twice, retried at most four times. */
export function createProductEvents(options: {
  manifest: Manifest;
  documents: Documents;
  timeline: Timeline;
  chance: Chance;
  invoker: Invoker;
  faults: Faults;
  logs: Logs;
  conditions: () => Conditions;
}): ProductEvents {
  const { manifest, timeline, chance, invoker, faults, logs, conditions } = options;
  const events = createDueRecords<DueEvent>({
    collection: options.documents.collection('forge-events'),
    timeline,
    name: ({ trigger }) => `event for ${trigger}`,
    run: deliver,
  });

  async function deliver(event: DueEvent): Promise<void> {
    const { retry, attempt } = event;
    const ending = await invoker.invoke({
      functionKey: event.functionKey,
      moduleKey: event.trigger,
      moduleType: 'trigger',
      payload: {
        ...event.payload,
        ...(retry && { retryContext: { retryCount: attempt, retryReason: retry.reason, retryData: retry.data } }),
      },
    });
    if (!events.get(event.id)) return;
    if (ending.status !== 'returned') logs.platform('error', `Trigger ${event.trigger} ${describeEnding(ending)}`);
    // A throw is the app's own affair: only a request, a time-out or a lost process is tried again.
    const next =
      askedRetry(ending, logs.complain) ?? (ending.status === 'threw' ? undefined : platformRetry(ending, attempt));
    if (next && attempt < maxRetries) {
      const { reason, data } = next;
      events.put({ ...event, dueAt: timeline.now() + next.afterMs, attempt: attempt + 1, retry: { reason, data } });
      return;
    }
    if (next) logs.platform('error', `An event for ${event.trigger} was given up after ${maxRetries} retries.`);
    events.remove(event.id);
  }

  return {
    publish(event) {
      const payload = {
        ...event.payload,
        eventType: event.eventType,
        timestamp: String(timeline.now()),
        selfGenerated: event.byApp,
        ...(event.atlassianId !== undefined && { atlassianId: event.atlassianId }),
      };
      for (const trigger of manifest.modules.trigger) {
        const wanted = trigger.events
          .map((each) => (typeof each === 'string' ? { eventType: each, filter: undefined } : each))
          .find(({ eventType }) => eventType === event.eventType);
        if (!wanted || (event.byApp && (wanted.filter ?? trigger.filter)?.ignoreSelf)) continue;
        const fault = faults.take('events', event.eventType);
        if (fault?.drop) continue;
        if (Buffer.byteLength(JSON.stringify(payload)) > maxBytes) {
          logs.platform('error', `An event ${event.eventType} over 200 kB was dropped.`);
          continue;
        }
        const { eventDelayMs, duplicateEvents } = conditions();
        const add = (): void => {
          const dueAt = timeline.now() + somewhereIn(eventDelayMs, chance) + (fault?.delayMs ?? 0);
          events.put({
            id: chance.id(),
            dueAt,
            trigger: trigger.key,
            functionKey: trigger.function,
            payload,
            attempt: 0,
          });
        };
        add();
        if (fault?.duplicate || chance.next() < duplicateEvents) add();
      }
    },
    waiting: () => events.all().map(({ id, dueAt, trigger }) => ({ id, dueAt, trigger })),
    resume: () => events.resume(),
    clear: () => events.clear(),
  };
}
