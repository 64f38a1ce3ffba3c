import type { Channel } from '../domain/customer';
import type { DeliveryState, FailureReason } from '../domain/delivery';

/** Where a conversation stands, as a person sees it. `active` alone sends and receives. */
export type ConversationState = 'active' | 'paused' | 'ended' | 'merged';

export type ChannelName = Channel;

export type { DeliveryState, FailureReason };

export interface DeliveryView {
  state: DeliveryState;
  /** ISO time of the present state. */
  since: string;
  /** Set when `failed`; `description` is the provider's text and may be shown beside our words. */
  failure?: { reason: FailureReason; description?: string };
  /** SMS parts as the provider counted them. */
  parts?: number;
}

export type Author = { kind: 'customer' } | { kind: 'agent'; accountId: string } | { kind: 'automatic' };

export interface MessageEntry {
  kind: 'message';
  key: string;
  /** Sorts the thread; unique in it. */
  position: string;
  /** ISO time by the provider (inbound) or of acceptance (outbound). */
  at: string;
  direction: 'inbound' | 'outbound';
  author: Author;
  channel: ChannelName;
  /** Our line. */
  sender: string;
  content: { kind: 'text'; text: string } | { kind: 'unsupported'; type: string };
  delivery?: DeliveryView;
}

/** A transition of the conversation: who, when, what. */
export type Activity =
  | { what: 'opened' }
  | { what: 'paused' }
  | { what: 'reactivated' }
  | { what: 'ended' }
  | { what: 'resumed' }
  /** Back in In Progress, but another request is the customer's active one. */
  | { what: 'resumed-paused' }
  /** Messages that came after the request was done went on to a new request. */
  | { what: 'moved-on'; count: number };

export interface ActivityEntry {
  kind: 'activity';
  key: string;
  position: string;
  at: string;
  activity: Activity;
  by: Author | { kind: 'app' };
}

export type ThreadEntry = MessageEntry | ActivityEntry;

/** Whether a reply can be written now, and if not, why. */
export type ReplyView =
  | { open: true; channel: ChannelName; sender: string }
  | {
      open: false;
      because:
        | 'paused'
        | 'ended'
        | 'merged'
        | 'no-right-to-reply'
        | 'not-configured'
        /** The sender of the messages is a word or a short code. */
        | 'cannot-be-answered'
        /** A first request for the customer is just being opened. */
        | 'opening';
    };

export interface ConversationView {
  kind: 'conversation';
  state: ConversationState;
  customer: {
    name?: string;
    /** Masked, for example `385 **** *****`. */
    address: string;
  };
  reply: ReplyView;
  /** Oldest first: the newest page of the thread. */
  thread: ThreadEntry[];
  /** True when older entries exist before `thread[0]`. */
  hasEarlier: boolean;
  /** Realtime channel (global) that says only that something changed. */
  live: string;
}

/** The request has no conversation. */
export interface NoConversationView {
  kind: 'no-conversation';
  live: string;
}
