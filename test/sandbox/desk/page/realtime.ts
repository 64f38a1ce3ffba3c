import { z } from 'zod';
import type { PublishRequest, SubscribeRequest } from '../bridge/commands';
import { publishAnswerSchema, type Place, type SubscribeBody } from '../wire';
import type { Api } from './api';
import type { Live } from './live';

export interface Realtime {
  subscribe(place: Place, request: SubscribeRequest): Promise<() => void>;
  publish(place: Place, request: PublishRequest): Promise<unknown>;
}

/** The realtime subscriptions of this page's frames; they are made again when the page's stream begins anew. */
export function createRealtime(api: Api, live: Live): Realtime {
  const subscriptions = new Map<string, { body: SubscribeBody; onEvent: (...args: readonly unknown[]) => unknown }>();
  let greeted = false;

  const ask = (body: SubscribeBody) => api.post(z.unknown(), '/desk/realtime/subscribe', body);
  live.listen((event) => {
    if (event.type === 'realtime') void subscriptions.get(event.subscription)?.onEvent(event.payload);
    if (event.type !== 'hello') return;
    if (greeted) for (const { body } of subscriptions.values()) void ask(body);
    greeted = true;
  });

  return {
    async subscribe(place, { channelName, isGlobal, options, onEvent }) {
      const subscription = crypto.randomUUID();
      const body = { ...place, page: live.page, subscription, channelName, isGlobal, options };
      // replayed events may come before the answer
      subscriptions.set(subscription, { body, onEvent });
      try {
        await ask(body);
      } catch (thrown) {
        subscriptions.delete(subscription);
        throw thrown;
      }
      return () => {
        if (!subscriptions.delete(subscription)) return;
        void api.post(z.unknown(), '/desk/realtime/unsubscribe', { page: live.page, subscription });
      };
    },
    publish: (place, { channelName, eventPayload, isGlobal, options }) =>
      api.post(publishAnswerSchema, '/desk/realtime/publish', {
        ...place,
        page: live.page,
        channelName,
        eventPayload,
        isGlobal,
        options,
      }),
  };
}
