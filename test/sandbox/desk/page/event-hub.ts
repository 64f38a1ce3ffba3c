type Callback = (payload: unknown) => unknown;

/** The events between the app's modules on one page, and from the product to them. */
export interface EventHub {
  listen(frame: string, event: string, callback: Callback): () => void;
  /** From a module to the others of the page. */
  emit(from: string, event: string, payload: unknown): void;
  /** From the product to one module, or to all. */
  announce(event: string, payload: unknown, frame?: string): void;
}

export function createEventHub(): EventHub {
  const listeners = new Set<{ frame: string; event: string; callback: Callback }>();
  function tell(event: string, payload: unknown, wanted: (frame: string) => boolean): void {
    for (const listener of [...listeners]) {
      if (listener.event === event && wanted(listener.frame)) void listener.callback(payload);
    }
  }
  return {
    listen(frame, event, callback) {
      const listener = { frame, event, callback };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit: (from, event, payload) => {
      tell(event, payload, (frame) => frame !== from);
    },
    announce: (event, payload, only) => {
      tell(event, payload, (frame) => only === undefined || frame === only);
    },
  };
}
