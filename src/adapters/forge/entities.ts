import { z } from 'zod';
import type { ConversationRecord } from '../../domain/conversation';
import type { Customer } from '../../domain/customer';
import type { Job } from '../../domain/job';
import { position, type Message } from '../../domain/message';
import type { QuarantineItem } from '../../domain/quarantine';
import type { Settings } from '../../domain/settings';
import { messageRecord } from './message-record';
import { conversationRecord } from './conversation-record';
import { jobRecord } from './job-record';
import { customerRecord, quarantineRecord, settingsRecord } from './records';

/** How a value of ours lies in a custom entity: what is indexed or compared stands beside `data` (manifest.yml). */
export interface Entity<T extends object> {
  name: string;
  schema: z.ZodType<T>;
  keyOf(value: T): string;
  indexed(value: T): Record<string, string>;
}

export const customers: Entity<Customer> = {
  name: 'customer',
  schema: customerRecord,
  keyOf: (customer) => customer.key,
  indexed: (customer) => ({ lastContact: customer.lastContact }),
};

export const conversations: Entity<ConversationRecord> = {
  name: 'conversation',
  schema: conversationRecord,
  keyOf: (conversation) => conversation.request,
  indexed: (conversation) => ({ customer: conversation.customer, openedAt: conversation.openedAt }),
};

export const messages: Entity<Message> = {
  name: 'message',
  schema: messageRecord,
  keyOf: (message) => message.key,
  indexed: (message) => ({ segment: message.segment, position: position(message) }),
};

export const jobs: Entity<Job> = {
  name: 'job',
  schema: jobRecord,
  keyOf: (job) => job.id,
  indexed: (job) => ({ due: job.due }),
};

export const quarantined: Entity<QuarantineItem> = {
  name: 'quarantine',
  schema: quarantineRecord,
  keyOf: (item) => item.key,
  indexed: (item) => ({ reason: item.reason, receivedAt: item.receivedAt }),
};

export const settingsEntity: Entity<Settings> = {
  name: 'settings',
  schema: settingsRecord,
  keyOf: () => 'site',
  indexed: () => ({}),
};

/** The row that is stored for a value. */
export function toRow<T extends object>(entity: Entity<T>, value: T, version: number) {
  return { version, ...entity.indexed(value), data: { ...value, version } };
}

const row = z.object({ data: z.unknown() });

/** The value of a stored row; throws on a row that is none. */
export function fromRow<T extends object>(entity: Entity<T>, stored: unknown): T {
  return entity.schema.parse(row.parse(stored).data);
}
