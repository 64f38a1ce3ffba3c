import { isConversation, type Conversation } from '../domain/conversation';
import type { Customer } from '../domain/customer';
import type { Ports, ReadKeys, Snapshot } from './ports';

export interface Loaded {
  conversation: Conversation;
  customer: Customer;
  /** Whatever else was asked for. */
  read: Snapshot;
}

/**
 * A request's conversation with its customer: one call where the process remembers whose the request is, else two.
 * @returns undefined when the request has no conversation
 */
export async function loadConversation(
  ports: Ports,
  request: string,
  more: Omit<ReadKeys, 'customer' | 'customerOf'> = {},
): Promise<Loaded | undefined> {
  const conversations = [request, ...(more.conversations ?? []).filter((other) => other !== request)];
  const read = await ports.store.read({ ...more, conversations, customerOf: request });
  const conversation = read.conversations.get(request);
  if (!isConversation(conversation)) return undefined;
  const customer = await customerOf(ports, conversation, read.customer);
  return customer === undefined ? undefined : { conversation, customer, read };
}

/** The conversation alone, where its customer decides nothing; one call. */
export async function findConversation(ports: Ports, request: string): Promise<Conversation | undefined> {
  const record = (await ports.store.read({ conversations: [request] })).conversations.get(request);
  return isConversation(record) ? record : undefined;
}

/** What was remembered may be out of date: the conversation says whose it is. */
export async function customerOf(
  ports: Ports,
  conversation: Conversation,
  remembered: Customer | undefined,
): Promise<Customer | undefined> {
  if (remembered?.key === conversation.customer) return remembered;
  return (await ports.store.read({ customer: conversation.customer })).customer;
}
