import type { Channel } from '../domain/customer';
import type { Category } from '../domain/conversation';
import type { DeliveryState, FailureReason } from '../domain/delivery';
import type { Activity, Content } from '../domain/message';
import type { Permission } from '../domain/permission';
import type { ReplyText } from '../domain/settings';

/** Where a conversation stands, as a person sees it. `active` alone sends and receives. */
export type ConversationState = 'active' | 'paused' | 'ended' | 'merged';

export type ChannelName = Channel;

export type { Activity, Category, Content, DeliveryState, FailureReason, ReplyText };

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
  content: Content;
  delivery?: DeliveryView;
  /** Id of the request that it was written in, where that is another one. */
  origin?: string;
  /** It arrived since an agent last opened the panel. */
  unread?: true;
}

export interface ActivityEntry {
  kind: 'activity';
  key: string;
  position: string;
  /** Where the line stands in the thread. */
  at: string;
  /** When it was done. */
  doneAt: string;
  activity: Activity;
  by: Author | { kind: 'app' };
  /** Id of the request that it happened in, where that is another one. */
  origin?: string;
}

export type ThreadEntry = MessageEntry | ActivityEntry;

/** Whether a reply can be written now, and if not, why. */
export type ReplyView =
  | { open: true; channel: ChannelName; sender: string }
  | {
      open: false;
      because: /** Opened by `reactivate`, or by `swap` where `otherActive` is set. */
        | 'paused'
        /** Opened by `resume`, which sets the request to In Progress. */
        | 'ended'
        /** Answered in `merged.into`. */
        | 'merged'
        | 'read-only'
        | 'no-right-to-reply'
        | 'not-configured'
        /** The sender of the messages is a word or a short code. */
        | 'cannot-be-answered'
        /** Another request for the customer is just being opened. */
        | 'opening';
    };

/** Requests are named by issue id here; `names` turns ids into what the person may see of them. */
export interface ConversationView {
  kind: 'conversation';
  state: ConversationState;
  customer: {
    name?: string;
    /** Masked, for example `385 **** *****`. */
    address: string;
    /** An agent added the number and nothing has come from it: agents may change and remove it. */
    changeable: boolean;
  };
  reply: ReplyView;
  /** What the person lacks of everything that the panel offers; seeing is granted. */
  missing: Permission[];
  /** The customer's active request, where it is another one. */
  otherActive?: string;
  readOnly?: { because: 'not-service-project' | 'unreachable'; since: string };
  merged?: { into: string; by: string; at: string };
  /** The last split or merge, while undo is offered. */
  undo?: { kind: 'split' | 'merge'; result: string; sources: string[]; by: string; at: string; until: string };
  /** The customer's previous request, if this one followed it: it may belong there. */
  follows?: string;
  /** Since when the customer waits for an answer. */
  waitingSince?: string;
  /** Public comments by agents, which were not sent over the channel. */
  unsentComments: { id: string; at: string; by: string }[];
  replyTexts: ReplyText[];
  /** Oldest first: the newest page of the thread. */
  thread: ThreadEntry[];
  /** True when older entries exist before `thread[0]`. */
  hasEarlier: boolean;
  /** When this was read; what `seen` says back. */
  asOf: string;
  /** Realtime channel (global): says that something changed (`{changed: 'thread'}`), or that somebody writes (`{changed: 'writing'}`). */
  live: string;
}

/** The request has no conversation; a phone number of its customer may start one. */
export interface NoConversationView {
  kind: 'no-conversation';
  live: string;
  addNumber:
    | {
        possible: true;
        channel: ChannelName;
        sender: string;
        /** The number that is known for the reporter, masked; `addNumber {known: true}` takes it. */
        known?: string;
        /** The country of national numbers, as a calling code's region (`HR`), where the administrators chose one. */
        country?: string;
      }
    | {
        possible: false;
        because: 'request-done' | 'no-right-to-reply' | 'not-configured' | 'not-service-project' | 'no-reporter';
      };
  missing: Permission[];
}

/** A request as the person may see it. */
export interface NamedRequest {
  id: string;
  key: string;
  summary: string;
  /** Jira's name of the status, in the person's language. */
  status: string;
  category: Category;
}

/** Another request of the same customer. */
export interface OtherRequest extends NamedRequest {
  state: ConversationState;
  openedAt: string;
  lastMessage?: { at: string; direction: 'inbound' | 'outbound'; text: string };
}
