import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Chance, HttpAnswer, Timeline } from '../../ports';
import { batchDelete, batchGet, batchSet } from './batch-calls';
import type { EntityDeclarations } from './entity-schema';
import { createIndexPages } from './index-pages';
import { checkGroupSize } from './item-limits';
import type { QueryView } from './query-calls';
import { queryEntity, queryKeys } from './query-calls';
import { createRecords } from './records';
import { Refusal, refuse } from './refusal';
import * as bodies from './request-bodies';
import { createRowVersions } from './row-versions';
import { deleteOne, getOne, setOne } from './single-calls';
import { createSpaces } from './spaces';
import type { StorageRow } from './storage-dump';
import { storageRow } from './storage-dump';
import type { CallTraffic } from './traffic';
import { createTraffic } from './traffic';
import { transact } from './transaction-call';

/** How the store behaves at this moment; asked anew at every call. */
export interface KvsConditions {
  /** A query shows what was current this long ago (ms), 0 to `longestIndexLagMs`. `get` is never late. */
  indexLagMs: number;
  /** Expired rows are still returned for up to 48 hours, as the platform allows itself. */
  ttlGrace: boolean;
  /**
   * Whether NOT_EXISTS, NOT_EQUAL_TO and NOT_CONTAINS in a transaction hold for a record that does not exist. The
   * platform's answer is unverified: an app must be right with both. Default true.
   */
  absentMeetsNegatives?: boolean;
}
export interface KvsOptions {
  /** The store makes its own tables in it (`kvs_…`). */
  database: DatabaseSync;
  timeline: Pick<Timeline, 'now'>;
  chance: Chance;
  /** `app.storage.entities` of the manifest. */
  entities: EntityDeclarations;
  /** Whether the manifest has the scope `storage:app`. */
  hasStorageScope: boolean;
  conditions: () => KvsConditions;
  /** How long replaced versions are kept for lagging queries. Default five minutes; 0 keeps none. */
  longestIndexLagMs?: number;
}
export interface Kvs {
  /**
   * One call of the client library: POST `body` to `path` (`/api/v1/…`). Never throws for what an app can do wrong.
   * @throws {Error} when `indexLagMs` is more than the store keeps
   */
  handle(path: string, body: string): HttpAnswer;
  /** Every record; secrets without their values. */
  dump(): StorageRow[];
  clear(): void;
  /** What the last call read and wrote. */
  lastCall(): CallTraffic;
}

interface Route {
  writes: boolean;
  /** The JSON text of the answer, or an empty one. */
  run: (body: unknown) => string;
}

const FIVE_MINUTES_MS = 300_000;

/** Forge's key-value store and custom entities over `node:sqlite`: wire, codes and limits as the platform has them. */
export function createKvs(options: KvsOptions): Kvs {
  const { database, timeline, chance, conditions, longestIndexLagMs = FIVE_MINUTES_MS } = options;
  const now = (): number => timeline.now();
  const spaces = createSpaces(options.entities);
  const versions = createRowVersions(database, longestIndexLagMs);
  const traffic = createTraffic();
  const records = createRecords(versions, traffic, now, () => conditions().ttlGrace);
  const read = createIndexPages(database);
  const { plain, secrets } = spaces;

  function view(): QueryView {
    const { indexLagMs } = conditions();
    if (indexLagMs < 0 || indexLagMs > longestIndexLagMs) {
      throw new Error(`Index lag of ${String(indexLagMs)} ms; the store keeps ${String(longestIndexLagMs)} ms`);
    }
    return { read, traffic, asOf: now() - indexLagMs, expiredBefore: records.expiredBefore() };
  }

  const routes = new Map<string, Route>([
    ['/api/v1/get', reading(bodies.getBody, ({ key }) => getOne(records, plain, key))],
    ['/api/v1/set', writing(bodies.setBody, (b) => setOne(records, now(), plain, b.key, b.value, b.options))],
    ['/api/v1/delete', writing(bodies.deleteBody, ({ key }) => deleteOne(records, plain, key))],
    ['/api/v1/query', reading(bodies.queryBody, (b) => queryKeys(view(), plain, b))],
    ['/api/v1/secret/get', reading(bodies.getBody, ({ key }) => getOne(records, secrets, key))],
    ['/api/v1/secret/set', writing(bodies.setBody, (b) => setOne(records, now(), secrets, b.key, b.value, b.options))],
    ['/api/v1/secret/delete', writing(bodies.deleteBody, ({ key }) => deleteOne(records, secrets, key))],
    ['/api/v1/entity/get', reading(bodies.entityGetBody, (b) => getOne(records, spaces.entity(b.entityName), b.key))],
    [
      '/api/v1/entity/set',
      writing(bodies.entitySetBody, (b) => {
        return setOne(records, now(), spaces.entity(b.entityName), b.key, b.value, b.options);
      }),
    ],
    [
      '/api/v1/entity/delete',
      writing(bodies.entityDeleteBody, (b) => deleteOne(records, spaces.entity(b.entityName), b.key)),
    ],
    ['/api/v1/entity/query', reading(bodies.entityQueryBody, (b) => queryEntity(view(), spaces, b))],
    ['/api/v1/batch/get', reading(bodies.batchGetBody, (b) => batchGet(records, spaces, chance, b))],
    ['/api/v1/batch/set', writing(bodies.batchSetBody, (b) => batchSet(records, spaces, chance, now(), b))],
    ['/api/v1/batch/delete', writing(bodies.batchDeleteBody, (b) => batchDelete(records, spaces, chance, b))],
    [
      '/api/v1/transaction',
      writing(bodies.transactionBody, (b) => {
        transact(records, spaces, traffic, now(), conditions().absentMeetsNegatives ?? true, b);
        return '';
      }),
    ],
  ]);

  function run(path: string, body: string): string {
    if (!options.hasStorageScope) throw new Refusal(403, 'MISSING_SCOPE', 'The manifest has no scope storage:app');
    const route = routes.get(path);
    if (!route) throw new Refusal(404, 'UNKNOWN_PATH', `No storage call ${path}`);
    if (path.includes('/batch/') || path.endsWith('/transaction')) checkGroupSize(body);
    const content = json(body);
    return route.writes ? versions.atomically(() => route.run(content)) : route.run(content);
  }

  return {
    handle(path, body) {
      traffic.begin();
      try {
        return { status: 200, headers: { 'content-type': 'application/json' }, body: run(path, body) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { status, code, message } = error;
        const headers = { 'content-type': 'application/json', 'x-trace-id': chance.id() };
        return { status, headers, body: JSON.stringify({ code, message }) };
      }
    },
    dump: () => versions.all().map(storageRow),
    clear: () => {
      versions.clear();
    },
    lastCall: () => traffic.last(),
  };
}

function reading<S extends z.ZodType>(shape: S, answer: (body: z.output<S>) => string): Route {
  return { writes: false, run: (body) => answer(checked(shape, body)) };
}

function writing<S extends z.ZodType>(shape: S, answer: (body: z.output<S>) => string): Route {
  return { writes: true, run: (body) => answer(checked(shape, body)) };
}

function checked<S extends z.ZodType>(shape: S, body: unknown): z.output<S> {
  const parsed = shape.safeParse(body);
  if (!parsed.success) refuse('INVALID_REQUEST', z.prettifyError(parsed.error));
  return parsed.data;
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return refuse('INVALID_REQUEST', 'The body is not JSON');
  }
}
