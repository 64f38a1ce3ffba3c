import type { Chance, Documents } from '../ports';
import type { Environment } from './environment';
import type { Manifest } from './manifest';
import type { ProductEvents } from './product-events';

export interface Lifecycle {
  /** Tells the app that it was installed, once per site. */
  installOnce(): void;
  clear(): void;
}

/** Lifecycle events reach the app as product events do, if the manifest asks for them. */
export function createLifecycle(options: {
  manifest: Manifest;
  environment: Environment;
  documents: Documents;
  chance: Chance;
  events: ProductEvents;
}): Lifecycle {
  const { manifest, environment, chance, events } = options;
  const state = options.documents.collection<{ installed: boolean }>('forge-lifecycle');
  return {
    installOnce() {
      if (state.get('site')?.installed) return;
      state.put('site', { installed: true });
      events.publish({
        eventType: 'avi:forge:installed:app',
        byApp: false,
        payload: {
          id: chance.id(),
          app: { id: manifest.app.id, version: environment.appVersion },
          environment: { id: environment.environmentId },
        },
      });
    },
    clear: () => state.delete('site'),
  };
}
