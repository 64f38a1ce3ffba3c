import type { CallWebTrigger, Chance, Documents, Timeline } from '../ports';
import type { Subscription } from './account';

const minute = 60_000;
const mostRetries = 20;

/** A webhook call that was not accepted yet. Kept, so that a restarted sandbox goes on with it. */
interface Push {
  id: string;
  url: string;
  headers: Record<string, string>;
  body: string;
  retries: number;
  dueAt: number;
  /** The inbound message in it, if any. */
  messageId?: string;
}

export interface Pushes {
  /** Calls the webhook now and again by the retry schedule; resolves after the first attempt. */
  send(subscription: Subscription, body: unknown, messageId?: string): Promise<void>;
}

export interface PushesOptions {
  timeline: Timeline;
  chance: Chance;
  documents: Documents;
  callWebTrigger: CallWebTrigger;
  /** How often a push is made twice, 0 to 1. */
  duplicates: () => number;
  onSettled: (messageId: string, outcome: 'accepted' | 'lost') => void;
}

/** Webhook deliveries: only 200 is acceptance; retries after `1 min + 1 min × n²`, 20 of them, then lost. */
export function createPushes(options: PushesOptions): Pushes {
  const { timeline, chance, documents, callWebTrigger } = options;
  const waiting = documents.collection<Push>('infobip.pushes');

  const call = async ({ url, headers, body }: Push): Promise<boolean> => {
    const { pathname, search } = new URL(url);
    const answer = await callWebTrigger({
      method: 'POST',
      path: pathname + search,
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    }).catch(() => ({ status: 0 }));
    return answer.status === 200;
  };

  const attempt = async (push: Push) => {
    const accepted = await call(push);
    if (!waiting.get(push.id)) return;
    if (accepted || push.retries >= mostRetries) {
      waiting.delete(push.id);
      if (push.messageId !== undefined) options.onSettled(push.messageId, accepted ? 'accepted' : 'lost');
      return;
    }
    const dueAt = timeline.now() + minute + minute * push.retries ** 2;
    const next = { ...push, retries: push.retries + 1, dueAt };
    waiting.put(push.id, next);
    schedule(next);
  };
  const schedule = (push: Push) => timeline.at(push.dueAt, 'infobip webhook', () => attempt(push));

  waiting.all().forEach(schedule);
  return {
    send: (subscription, body, messageId) => {
      const { notifyUrl: url, headers } = subscription;
      const push: Push = {
        id: chance.id(),
        url,
        headers,
        body: JSON.stringify(body),
        retries: 0,
        dueAt: timeline.now(),
      };
      const first = messageId === undefined ? push : { ...push, messageId };
      waiting.put(first.id, first);
      if (chance.next() < options.duplicates()) {
        timeline.at(timeline.now() + Math.floor(chance.next() * 2_000), 'infobip webhook again', async () => {
          await call(push);
        });
      }
      return new Promise((resolve, reject) => {
        timeline.at(first.dueAt, 'infobip webhook', () => attempt(first).then(resolve, reject));
      });
    },
  };
}
