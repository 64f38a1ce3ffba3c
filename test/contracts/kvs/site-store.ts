import { DatabaseSync } from 'node:sqlite';
import { ForgeKvsAPIError } from '@forge/kvs';
import type { EntityDeclarations } from '../../sandbox/forge/kvs/entity-schema';
import type { Kvs, KvsConditions, KvsOptions } from '../../sandbox/forge/kvs/kvs';
import { createKvs } from '../../sandbox/forge/kvs/kvs';

/** An entity with every type of attribute and every kind of index. */
const ENTITIES: EntityDeclarations = [
  {
    name: 'message',
    attributes: {
      version: { type: 'integer' },
      conversation: { type: 'string' },
      position: { type: 'string' },
      size: { type: 'float' },
      read: { type: 'boolean' },
      data: { type: 'any' },
    },
    indexes: ['position', { name: 'by-conversation', partition: ['conversation'], range: ['position'] }],
  },
  {
    name: 'customer',
    attributes: { version: { type: 'integer' }, active: { type: 'string' } },
    indexes: [
      { name: 'by-version', range: ['version'] },
      { name: 'by-active', partition: ['active'] },
    ],
  },
];
export interface Message {
  version?: number;
  conversation?: string;
  position?: string;
  size?: number;
  read?: boolean;
  data?: unknown;
}

export interface SiteStore {
  store: Kvs;
  conditions: KvsConditions;
  /** Lets site time pass. */
  wait: (ms: number) => void;
}

export const START = Date.parse('2026-03-02T08:00:00Z');

/** A fresh store that the real client library talks to until the next one is opened. */
export function openStore(overrides: Partial<KvsOptions> = {}): SiteStore {
  let now = START;
  let ids = 0;
  const conditions: KvsConditions = { indexLagMs: 0, ttlGrace: false };
  const store = createKvs({
    database: new DatabaseSync(':memory:'),
    timeline: { now: () => now },
    chance: { next: () => (ids++ % 7) / 7, id: () => `trace-${String(ids++)}` },
    entities: ENTITIES,
    hasStorageScope: true,
    conditions: () => conditions,
    ...overrides,
  });
  Object.assign(globalThis, {
    __forge_runtime__: {},
    __forge_fetch__: (_meta: unknown, path: string, init: { body: string }) => {
      const { status, headers, body } = store.handle(path, init.body);
      return Promise.resolve(new Response(String(body), { status, headers }));
    },
  });
  return {
    store,
    conditions,
    wait(ms) {
      now += ms;
    },
  };
}

/** `"<status> <code>"` of the refusal, as the client library reports it. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ForgeKvsAPIError) return `${String(error.responseDetails.status)} ${error.code}`;
    throw error;
  }
  return 'accepted';
}

export function nested(levels: number): unknown {
  return levels === 0 ? 1 : { inner: nested(levels - 1) };
}
