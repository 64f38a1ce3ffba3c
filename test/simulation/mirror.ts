import { z } from 'zod';
import { conversations, customers, fromRow, jobs, messages } from '../../src/adapters/forge/entities';
import type { ConversationRecord } from '../../src/domain/conversation';
import type { Customer } from '../../src/domain/customer';
import type { Job } from '../../src/domain/job';
import type { Message } from '../../src/domain/message';

interface Change<E extends string, T> {
  entity: E;
  key: string;
  before: T | undefined;
  after: T | undefined;
}
/** A further name of a customer. */
export interface Pointer {
  to: string;
}
export type RecordChange =
  | Change<'customer', Customer>
  | Change<'pointer', Pointer>
  | Change<'conversation', ConversationRecord>
  | Change<'message', Message>
  | Change<'job', Job>;

/** What lies in the app's storage, kept up to date from the writes that the store accepted. */
export interface Mirror {
  customers: ReadonlyMap<string, Customer>;
  pointers: ReadonlyMap<string, Pointer>;
  conversations: ReadonlyMap<string, ConversationRecord>;
  messages: ReadonlyMap<string, Message>;
  jobs: ReadonlyMap<string, Job>;
  /** One accepted call of the store: what it changed. */
  apply(path: string, body: string): RecordChange[];
}

const write = z.object({ key: z.string(), entityName: z.string().optional(), value: z.unknown() });
const transaction = z.object({ set: z.array(write).default([]), delete: z.array(write).default([]) });
type Write = z.infer<typeof write>;

/**
 * Rows as they were written. The app's own schemas read every record that it uses again, and a broken one shows there;
 * here they would be half of a scenario's time.
 */
const trusted = {
  customer: z.object({ data: z.custom<Customer>() }),
  /** Optional, since a refusal costs more than reading. */
  pointer: z.object({ data: z.object({ kind: z.string().optional(), to: z.string().optional() }) }),
  conversation: z.object({ data: z.custom<ConversationRecord>() }),
  message: z.object({ data: z.custom<Message>() }),
  job: z.object({ data: z.custom<Job>() }),
};

/** Reads a stored row by the app's own schema. @throws {Error} for one that the app could not read */
export function readStrictly(entity: string, value: unknown): { version: number } | undefined {
  switch (entity) {
    case 'customer':
      return pointerOf(value) ? undefined : fromRow(customers, value);
    case 'conversation':
      return fromRow(conversations, value);
    case 'message':
      return fromRow(messages, value);
    case 'job':
      return fromRow(jobs, value);
    default:
      return undefined;
  }
}

function pointerOf(value: unknown): Pointer | undefined {
  const { kind, to } = trusted.pointer.parse(value).data;
  return kind === 'pointer' && to !== undefined ? { to } : undefined;
}

export function createMirror(): Mirror {
  const records = {
    customer: new Map<string, Customer>(),
    pointer: new Map<string, Pointer>(),
    conversation: new Map<string, ConversationRecord>(),
    message: new Map<string, Message>(),
    job: new Map<string, Job>(),
  };

  function store<E extends string, T>(entity: E, into: Map<string, T>, key: string, after: T | undefined) {
    const before = into.get(key);
    if (after === undefined) into.delete(key);
    else into.set(key, after);
    return { entity, key, before, after };
  }

  function change({ entityName, key, value }: Write, gone: boolean): RecordChange[] {
    switch (entityName) {
      case 'customer': {
        const pointer = gone ? undefined : pointerOf(value);
        if (pointer) return [store('pointer', records.pointer, key, pointer)];
        const after = gone ? undefined : trusted.customer.parse(value).data;
        return [store(entityName, records.customer, key, after)];
      }
      case 'conversation': {
        const after = gone ? undefined : trusted.conversation.parse(value).data;
        return [store(entityName, records.conversation, key, after)];
      }
      case 'message':
        return [store(entityName, records.message, key, gone ? undefined : trusted.message.parse(value).data)];
      case 'job':
        return [store(entityName, records.job, key, gone ? undefined : trusted.job.parse(value).data)];
      default:
        return [];
    }
  }

  return {
    customers: records.customer,
    pointers: records.pointer,
    conversations: records.conversation,
    messages: records.message,
    jobs: records.job,
    apply(path, body) {
      if (path === '/api/v1/transaction') {
        const { set, delete: gone } = transaction.parse(JSON.parse(body));
        return [...set.flatMap((each) => change(each, false)), ...gone.flatMap((each) => change(each, true))];
      }
      if (path === '/api/v1/entity/set') return change(write.parse(JSON.parse(body)), false);
      if (path === '/api/v1/entity/delete') return change(write.parse(JSON.parse(body)), true);
      return [];
    },
  };
}
