import type { CallWebTrigger, Chance, Documents, InfobipSite, Timeline } from '../ports';
import { createAccount, type Account, type AccountChange, type Subscription } from './account';
import { createApi } from './api';
import type { ApiDocuments } from './api-documents';
import type { Channel, ChannelHost, Outcome } from './channel';
import { createPhones, type ChannelName, type PhoneMessage, type Phones } from './phones';
import { createPushes } from './pushes';
import { createReports } from './reports';
import { createSmsChannel } from './sms/channel';
import { pricePerPart } from './sms/send';
import { findFailure } from './statuses';

export interface InfobipOptions {
  timeline: Timeline;
  chance: Chance;
  documents: Documents;
  callWebTrigger: CallWebTrigger;
  /** Infobip's OpenAPI documents, where they are there to check requests against. */
  apiDocuments?: ApiDocuments | undefined;
}

/** What a customer sends. `to` is one of our lines, the account's first of the channel if absent. */
export interface CustomerMessage {
  channel: ChannelName;
  text: string;
  to?: string | undefined;
  at?: number | undefined;
}
export type ReportRequest =
  | { messageId: string; status: 'delivered' | 'seen' }
  | { messageId: string; status: 'failed'; error?: string | number | undefined };

/** Why something that a person asked of a phone cannot be. */
export type PhoneRefusal = 'unknown_channel' | 'no_sender' | 'unknown_message' | 'no_seen_reports' | 'unknown_error';

export interface Infobip extends InfobipSite {
  account(): Account;
  changeAccount(change: AccountChange): Account;
  phones: Pick<Phones, 'of' | 'numbers' | 'onChange'>;
  /** The customer writes; resolves when the web trigger has answered for the first time. */
  customerSends(phone: string, message: CustomerMessage): Promise<{ messageId: string } | { refused: PhoneRefusal }>;
  /** Reports on a message to this phone; resolves when the web trigger has answered for the first time. */
  report(phone: string, request: ReportRequest): Promise<{ refused: PhoneRefusal } | undefined>;
  /** Calls that the stand-in does not know, as `METHOD path`. */
  unknownCalls: readonly string[];
  /** A new account; to be called when the documents were cleared. */
  clear(): void;
}

/** The Infobip stand-in: the API that the app calls, phones, and webhooks pushed the way Infobip pushes them. */
export function createInfobip(options: InfobipOptions): Infobip {
  const { timeline, chance, documents, callWebTrigger } = options;
  const account = createAccount(documents);
  const phones = createPhones(documents);
  const pushes = createPushes({
    timeline,
    chance,
    documents,
    callWebTrigger,
    duplicates: () => account.read().duplicates,
    onSettled: (messageId, outcome) => {
      phones.mark(messageId, outcome === 'accepted' ? 'delivered' : 'lost');
    },
  });

  /** Pushes to every subscription for this event; `inbound` is the id of the customer's message in the body. */
  const push = async (
    { subscription }: Channel,
    event: Subscription['events'][number],
    sender: string,
    body: unknown,
    inbound?: string,
  ) => {
    const subscriptions = account.read().subscriptions.filter(({ channel, events, resources }) => {
      const concerned = resources === undefined || resources.includes(sender);
      return channel === subscription && events.includes(event) && concerned;
    });
    await Promise.all(subscriptions.map((to) => pushes.send(to, body, inbound)));
  };

  const pushReport = async (message: PhoneMessage, outcome: Outcome) => {
    const channel = channelOf(message.channel);
    if (channel) await push(channel, 'DELIVERY', message.sender, channel.report(message, outcome));
  };
  const reports = createReports({ timeline, chance, documents, phones, push: pushReport });

  const host: ChannelHost = {
    timeline,
    chance,
    account,
    phones,
    accept: (message) => {
      account.change({ credit: account.read().credit - message.parts * pricePerPart });
      phones.add(message);
      if (account.read().reports === 'automatic') reports.expect(message);
    },
  };
  const channels = [createSmsChannel(host)];
  const channelOf = (name: ChannelName): Channel | undefined => channels.find((channel) => channel.name === name);
  const api = createApi(
    account,
    channels.flatMap(({ endpoints }) => endpoints),
    options.apiDocuments,
  );

  return {
    request: (request) => Promise.resolve(api.request(request)),
    unknownCalls: api.unknownCalls,
    clear: () => {
      phones.clear();
      api.unknownCalls.length = 0;
    },
    account: account.read,
    changeAccount: account.change,
    phones,
    customerSends: async (phone, { channel: name, text, to, at }) => {
      const channel = channelOf(name);
      if (!channel) return { refused: 'unknown_channel' };
      const sender = to ?? account.read().senders.find((line) => line.channel === name)?.sender;
      if (sender === undefined) return { refused: 'no_sender' };
      const message: PhoneMessage = {
        messageId: chance.id(),
        phone,
        direction: 'sent',
        channel: name,
        sender,
        text,
        parts: channel.countParts(text),
        status: 'pending',
        at: at ?? timeline.now(),
      };
      phones.add(message);
      await push(channel, 'INBOUND_MESSAGE', sender, channel.inbound(message), message.messageId);
      return { messageId: message.messageId };
    },
    report: async (phone, request) => {
      const message = phones.of(phone).find(({ messageId }) => messageId === request.messageId);
      if (message?.direction !== 'received') return { refused: 'unknown_message' };
      if (request.status === 'failed') {
        const error = findFailure(request.error);
        if (!error) return { refused: 'unknown_error' };
        await reports.fail(message, error);
      } else if (request.status === 'delivered') {
        await reports.deliver(message);
      } else {
        const channel = channelOf(message.channel);
        if (!channel?.seen) return { refused: 'no_seen_reports' };
        phones.mark(message.messageId, 'seen');
        await push(channel, 'SEEN', message.sender, channel.seen(message, timeline.now()));
      }
      return undefined;
    },
  };
}
