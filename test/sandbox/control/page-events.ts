import type { PageEvent } from '../desk/wire';

/** The event streams of open pages, and what each page is subscribed to. */
export interface PageEvents {
  open(page: string, send: (event: PageEvent) => void): () => void;
  send(page: string, event: PageEvent): void;
  sendAll(event: PageEvent): void;
  /** Keeps what ends a subscription; an earlier one of the same name ends. */
  keep(page: string, subscription: string, end: () => void): void;
  drop(page: string, subscription: string): void;
}

/** How long a page that lost its stream may come back for its subscriptions, in real milliseconds. */
const grace = 30_000;

export function createPageEvents(): PageEvents {
  const streams = new Map<string, (event: PageEvent) => void>();
  const subscriptions = new Map<string, Map<string, () => void>>();
  const leaving = new Map<string, NodeJS.Timeout>();

  const leave = (page: string) => {
    subscriptions.get(page)?.forEach((end) => {
      end();
    });
    subscriptions.delete(page);
    leaving.delete(page);
  };
  return {
    open: (page, send) => {
      clearTimeout(leaving.get(page));
      streams.set(page, send);
      return () => {
        if (streams.get(page) !== send) return;
        streams.delete(page);
        leaving.set(
          page,
          setTimeout(() => {
            leave(page);
          }, grace).unref(),
        );
      };
    },
    send: (page, event) => streams.get(page)?.(event),
    sendAll: (event) => {
      streams.forEach((send) => {
        send(event);
      });
    },
    keep: (page, subscription, end) => {
      const kept = subscriptions.get(page) ?? new Map<string, () => void>();
      kept.get(subscription)?.();
      kept.set(subscription, end);
      subscriptions.set(page, kept);
    },
    drop: (page, subscription) => {
      subscriptions.get(page)?.get(subscription)?.();
      subscriptions.get(page)?.delete(subscription);
    },
  };
}
