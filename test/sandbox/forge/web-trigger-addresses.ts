import type { Chance, Documents } from '../ports';
import type { Environment } from './environment';
import type { Manifest } from './manifest';

export interface WebTriggerAddress {
  /** The secret part of the address. */
  id: string;
  key: string;
}
export interface WebTriggerAddresses {
  /** The newest address of a module; made when there is none, or when a new one is wanted. */
  of(key: string, forceCreate?: boolean): WebTriggerAddress | undefined;
  find(id: string): WebTriggerAddress | undefined;
  delete(id: string): boolean;
  all(): WebTriggerAddress[];
  url(address: WebTriggerAddress): string;
  clear(): void;
}

/** Addresses of web triggers (v2). Several of one module work at once, until deleted: so secrets can be rotated. */
export function createWebTriggerAddresses(options: {
  manifest: Manifest;
  environment: Environment;
  documents: Documents;
  chance: Chance;
}): WebTriggerAddresses {
  const stored = options.documents.collection<WebTriggerAddress>('forge-web-trigger-addresses');
  const keys = new Set(options.manifest.modules.webtrigger.map(({ key }) => key));
  return {
    of(key, forceCreate = false) {
      if (!keys.has(key)) return undefined;
      const known = stored.all().findLast((address) => address.key === key);
      if (known && !forceCreate) return known;
      const address = { id: options.chance.id(), key };
      stored.put(address.id, address);
      return address;
    },
    find: (id) => stored.get(id),
    delete(id) {
      const known = stored.get(id) !== undefined;
      stored.delete(id);
      return known;
    },
    all: () => stored.all(),
    url: ({ id }) => `https://${options.environment.installationId}.webtrigger.atlassian.app/public/${id}`,
    clear() {
      for (const { id } of stored.all()) stored.delete(id);
    },
  };
}
