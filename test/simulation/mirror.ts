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
export type RecordChange =
  | Change<'customer', Customer>
  | Change<'conversation', ConversationRecord>
  | Change<'message', Message>
  | Change<'job', Job>;

/** What lies in the app's storage, kept up to date from the writes that the store accepted. */
export interface Mirror {
  customers: ReadonlyMap<string, Customer>;
  conversations: ReadonlyMap<string, ConversationRecord>;
  messages: ReadonlyMap<string, Message>;
  jobs: ReadonlyMap<string, Job>;
  /** One accepted call of the store: what it changed. */
  apply(path: string, body: string): RecordChange[];
}

const write = z.object({ key: z.string(), entityName: z.string().optional(), value: z.unknown() });
const transaction = z.object({ set: z.array(write).default([]), delete: z.array(write).default([]) });
type Write = z.infer<typeof write>;

const read = {
  customer: (value: unknown) => fromRow(customers, value),
  conversation: (value: unknown) => fromRow(conversations, value),
  message: (value: unknown) => fromRow(messages, value),
  job: (value: unknown) => fromRow(jobs, value),
};

export function createMirror(): Mirror {
  const records = {
    customer: new Map<string, Customer>(),
    conversation: new Map<string, ConversationRecord>(),
    message: new Map<string, Message>(),
    job: new Map<string, Job>(),
  };

  function store<T>(
    into: Map<string, T>,
    key: string,
    after: T | undefined,
  ): { key: string; before: T | undefined; after: T | undefined } {
    const before = into.get(key);
    if (after === undefined) into.delete(key);
    else into.set(key, after);
    return { key, before, after };
  }

  function change({ entityName, key, value }: Write, gone: boolean): RecordChange[] {
    switch (entityName) {
      case 'customer':
        return [{ entity: entityName, ...store(records.customer, key, gone ? undefined : read.customer(value)) }];
      case 'conversation':
        return [
          { entity: entityName, ...store(records.conversation, key, gone ? undefined : read.conversation(value)) },
        ];
      case 'message':
        return [{ entity: entityName, ...store(records.message, key, gone ? undefined : read.message(value)) }];
      case 'job':
        return [{ entity: entityName, ...store(records.job, key, gone ? undefined : read.job(value)) }];
      default:
        return [];
    }
  }

  return {
    customers: records.customer,
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
