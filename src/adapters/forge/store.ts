import { Filter, FilterConditions, ForgeKvsAPIError, kvs, Sort, WhereConditions } from '@forge/kvs';
import { z } from 'zod';
import type { Change, ReadKeys, Snapshot, Store } from '../../app/ports';
import type { Reservation } from '../../domain/conversation';
import type { Job } from '../../domain/job';
import type { Instant } from '../../domain/time';
import { conversations, customers, fromRow, jobs, messages, toRow, type Entity } from './entities';
import type { Owners } from './owners';
import { pointerRecord } from './records';

/** Refusals of a transaction that mean: something read has changed since. */
const LOST_RACE = new Set(['CONDITIONAL_CHECK_FAILED', 'KEY_CONFLICT']);

/** Strict reads and conditional transactions on Forge's key-value store. */
export function forgeStore(owners: Owners): Store {
  return { read, commit, createCustomer, begin, reserve, reservedFor, activeRequests, dueJobs };

  async function read(keys: ReadKeys): Promise<Snapshot> {
    const customer = keys.customer ?? (keys.customerOf === undefined ? undefined : owners.of(keys.customerOf));
    const wanted = [
      ...(customer === undefined ? [] : [{ entityName: customers.name, key: customer }]),
      ...(keys.conversations ?? []).map((key) => ({ entityName: conversations.name, key })),
      ...(keys.messages ?? []).map((key) => ({ entityName: messages.name, key })),
      ...(keys.jobs ?? []).map((key) => ({ entityName: jobs.name, key })),
    ];
    const found = await batchGet(wanted);
    const pick = <T extends object>(entity: Entity<T>): Map<string, T> =>
      new Map(
        found
          .filter((entry) => entry.entityName === entity.name)
          .map((entry) => [entry.key, fromRow(entity, entry.value)]),
      );
    const records = pick(conversations);
    for (const record of records.values()) owners.learn(record.request, record.customer);
    return {
      customer: await customerIn(found),
      conversations: records,
      messages: pick(messages),
      jobs: pick(jobs),
    };
  }

  async function commit(changes: Change[]): Promise<'committed' | 'conflict'> {
    const transaction = changes.reduce(addChange, kvs.transact());
    return unlessConflict(() => transaction.execute());
  }

  async function createCustomer(customer: Parameters<Store['createCustomer']>[0]) {
    const row = toRow(customers, customer, customer.version);
    const write = kvs.entity(customers.name).set(customer.key, row, { keyPolicy: 'FAIL_IF_EXISTS' });
    return (await unlessConflict(() => write)) === 'committed' ? 'created' : 'exists';
  }

  async function begin(job: Job) {
    const row = toRow(jobs, job, job.version);
    const write = kvs.entity(jobs.name).set(job.id, row, { keyPolicy: 'FAIL_IF_EXISTS' });
    return (await unlessConflict(() => write)) === 'committed' ? 'begun' : 'exists';
  }

  async function reserve(reservation: Parameters<Store['reserve']>[0]) {
    const row = toRow(conversations, reservation, reservation.version);
    const write = kvs.entity(conversations.name).set(reservation.request, row, { keyPolicy: 'FAIL_IF_EXISTS' });
    return (await unlessConflict(() => write)) === 'committed' ? 'reserved' : 'taken';
  }

  async function reservedFor(customer: string, claim: string) {
    const page = await kvs
      .entity<unknown>(conversations.name)
      .query()
      .index('by-customer', { partition: [customer] })
      .where(WhereConditions.greaterThan('0'))
      .sort(Sort.DESC)
      .limit(20)
      .getMany();
    const records = page.results.map(({ value }) => fromRow(conversations, value));
    return records.find((record): record is Reservation => record.state === 'reserved' && record.claim === claim);
  }

  async function* activeRequests(since: Instant | undefined): AsyncIterable<string[]> {
    let cursor: string | undefined;
    do {
      const query = kvs
        .entity<unknown>(customers.name)
        .query()
        .index('by-last-contact')
        .where(WhereConditions.greaterThan(since ?? '0'));
      const page = await (cursor === undefined ? query : query.cursor(cursor)).limit(100).getMany();
      const active = page.results.flatMap(({ value }) => {
        const customer = pointerTo(value) === undefined ? fromRow(customers, value) : undefined;
        return customer?.active.kind === 'request' ? [customer.active.request] : [];
      });
      if (active.length > 0) yield active;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }

  async function dueJobs(now: string, limit: number): Promise<Job[]> {
    const found: Job[] = [];
    let cursor: string | undefined;
    do {
      const query = kvs.entity<unknown>(jobs.name).query().index('by-due').where(WhereConditions.lessThanEqualTo(now));
      const page = await (cursor === undefined ? query : query.cursor(cursor)).limit(100).getMany();
      found.push(...page.results.map(({ value }) => fromRow(jobs, value)));
      cursor = page.nextCursor;
    } while (cursor !== undefined && found.length < limit);
    return found.slice(0, limit);
  }
}

type TransactionBuilder = ReturnType<typeof kvs.transact>;

interface Found {
  entityName: string;
  key: string;
  value: unknown;
}

/** A missing key lands among the failed ones; any other failure is a breakage. */
async function batchGet(wanted: { entityName: string; key: string }[]): Promise<Found[]> {
  if (wanted.length === 0) return [];
  const { successfulKeys, failedKeys } = await kvs.batchGet<unknown>(wanted);
  const broken = failedKeys.find(({ error }) => error.code !== 'KEY_NOT_FOUND');
  if (broken !== undefined) throw new Error(`storage read failed: ${broken.error.code}`);
  return successfulKeys.flatMap(({ entityName, key, value }) =>
    entityName === undefined || value === undefined ? [] : [{ entityName, key, value }],
  );
}

async function customerIn(found: Found[]) {
  const stored = found.find((entry) => entry.entityName === customers.name);
  if (stored === undefined) return undefined;
  const to = pointerTo(stored.value);
  if (to === undefined) return fromRow(customers, stored.value);
  const target: unknown = await kvs.entity<unknown>(customers.name).get(to);
  return target === undefined ? undefined : fromRow(customers, target);
}

/** Optional, since nearly every record is none: a refusal costs more than reading. */
const pointing = z.object({ data: pointerRecord.partial().optional() });

function pointerTo(stored: unknown): string | undefined {
  return pointing.safeParse(stored).data?.data?.to;
}

function addChange(transaction: TransactionBuilder, change: Change): TransactionBuilder {
  if ('delete' in change) {
    return transaction.delete(change.key, { entityName: change.delete });
  }
  switch (change.put) {
    case 'customer':
      return put(transaction, customers, change.value);
    case 'conversation':
      return put(transaction, conversations, change.value);
    case 'message':
      return put(transaction, messages, change.value);
    case 'job':
      return put(transaction, jobs, change.value);
    case 'add-message':
      return add(transaction, messages, change.value);
    case 'add-job':
      return add(transaction, jobs, change.value);
    case 'pointer':
      return transaction.set(change.key, pointerRow(change.to), { entityName: customers.name });
  }
}

/** Indexed like a customer of long ago, so that lists by last contact come to it last. */
function pointerRow(to: string) {
  return { version: 1, lastContact: '0', data: { kind: 'pointer', to } };
}

/** Conditional on the version that the decision was made from. */
export function put<T extends { version: number }>(
  transaction: TransactionBuilder,
  entity: Entity<T>,
  value: T,
): TransactionBuilder {
  const conditions = new Filter<{ version: number }>().and('version', FilterConditions.equalTo(value.version));
  return transaction.set<{ version: number }>(entity.keyOf(value), toRow(entity, value, value.version + 1), {
    entityName: entity.name,
    conditions,
  });
}

function add<T extends { version: number }>(
  transaction: TransactionBuilder,
  entity: Entity<T>,
  value: T,
): TransactionBuilder {
  return transaction.set(entity.keyOf(value), toRow(entity, value, value.version), { entityName: entity.name });
}

/** Turns a lost race into a value; everything else is thrown. */
export async function unlessConflict(write: () => Promise<void>): Promise<'committed' | 'conflict'> {
  try {
    await write();
    return 'committed';
  } catch (error) {
    if (error instanceof ForgeKvsAPIError && LOST_RACE.has(error.code)) return 'conflict';
    throw error;
  }
}
