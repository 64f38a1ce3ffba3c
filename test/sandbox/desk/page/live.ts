import { pageEventSchema, type PageEvent } from '../wire';

export interface Live {
  /** Under which the server knows this page. */
  readonly page: string;
  listen(listener: (event: PageEvent) => void): () => void;
}

/** The page's stream of events. After a lost connection everything may have changed, so it says so. */
export function connectLive(): Live {
  const page = crypto.randomUUID();
  const listeners = new Set<(event: PageEvent) => void>();
  let build: string | undefined;

  const tell = (event: PageEvent) => {
    for (const listener of [...listeners]) listener(event);
  };
  const source = new EventSource(`/desk/events?page=${page}`);
  source.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const event = pageEventSchema.parse(JSON.parse(String(data)));
    tell(event);
    if (event.type !== 'hello') return;
    if (build === undefined) build = event.build;
    else if (build === event.build) tell({ type: 'site-changed' });
    else tell({ type: 'bundle-changed', build: event.build });
  });
  return {
    page,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
