import type { Documents } from '../ports';

export type ChannelName = 'sms' | 'whatsapp' | 'viber';

/** One message on a customer's phone. `direction` is the phone's: it `received` what we sent. */
export interface PhoneMessage {
  messageId: string;
  phone: string;
  direction: 'received' | 'sent';
  channel: ChannelName;
  /** Our line. */
  sender: string;
  text: string;
  parts: number;
  /** Received: on its way, delivered, failed. Sent: on its way to our web trigger, taken by it, given up. */
  status: 'pending' | 'delivered' | 'seen' | 'failed' | 'lost';
  at: number;
  bulkId?: string;
  callbackData?: string;
  entityId?: string;
  applicationId?: string;
  campaignReferenceId?: string;
}

/** What all phones have sent and received. */
export interface Phones {
  add(message: PhoneMessage): void;
  find(messageId: string): PhoneMessage | undefined;
  mark(messageId: string, status: PhoneMessage['status']): void;
  /** Oldest first. */
  of(phone: string): PhoneMessage[];
  numbers(): string[];
  /** Forgets all phones, after the documents were cleared. */
  clear(): void;
  /** Called with the phone's number at every change. */
  onChange(listener: (phone: string) => void): () => void;
}

export function createPhones(documents: Documents): Phones {
  const messages = documents.collection<PhoneMessage>('infobip.phone-messages');
  const listeners = new Set<(phone: string) => void>();
  const byPhone = new Map<string, string[]>();
  const index = ({ phone, messageId }: PhoneMessage) => {
    const ids = byPhone.get(phone);
    if (ids) ids.push(messageId);
    else byPhone.set(phone, [messageId]);
  };
  messages.all().forEach(index);

  const tell = (phone: string) => {
    listeners.forEach((listener) => {
      listener(phone);
    });
  };
  return {
    add: (message) => {
      messages.put(message.messageId, message);
      index(message);
      tell(message.phone);
    },
    find: (messageId) => messages.get(messageId),
    mark: (messageId, status) => {
      const message = messages.get(messageId);
      if (!message) return;
      messages.put(messageId, { ...message, status });
      tell(message.phone);
    },
    of: (phone) =>
      (byPhone.get(phone) ?? []).flatMap((id) => messages.get(id) ?? []).sort((left, right) => left.at - right.at),
    numbers: () => [...byPhone.keys()],
    clear: () => {
      byPhone.clear();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
