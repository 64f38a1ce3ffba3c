/** The outside world on one page: what use cases ask for, in our words. Adapters implement it, wiring builds it. */
import type { ConversationRecord, Reservation } from '../domain/conversation';
import type { Customer } from '../domain/customer';
import type { DeliveryNews, Failure } from '../domain/delivery';
import type { Job } from '../domain/job';
import type { Message } from '../domain/message';
import type { QuarantineItem, QuarantineReason } from '../domain/quarantine';
import type { Settings } from '../domain/settings';
import type { Instant } from '../domain/time';
import type { PersonRequests, RefusedTarget, Requests } from './ports/requests';

export interface Ports {
  now(): Instant;
  newId(): string;
  store: Store;
  thread: ThreadIndex;
  quarantine: Quarantine;
  site: Site;
  alarms: Alarms;
  queue: Queue;
  live: Live;
  requests: Requests;
  /** Jira as the person who asks; only while a person does. */
  person: PersonRequests;
  drafts: Drafts;
  sms: SmsProvider;
  log: Log;
}

/** Strict reads and atomic decisions. Every record has a version; a put states the version it was decided from. */
export interface Store {
  /** One platform call for up to 25 keys; a joined customer's record costs one more. No snapshot: records may be of different moments. */
  read(keys: ReadKeys): Promise<Snapshot>;
  /** All or nothing, at most 25 changes. `conflict`: something read has changed since; load and decide again. */
  commit(changes: Change[]): Promise<'committed' | 'conflict'>;
  /** The first write of a customer. */
  createCustomer(customer: Customer): Promise<'created' | 'exists'>;
  /** Begins a job under an id that somebody else may have begun already. */
  begin(job: Job): Promise<'begun' | 'exists'>;
  /** Binds a request to a claim or an operation, once for ever. */
  reserve(reservation: Reservation): Promise<'reserved' | 'taken'>;
  /** The request that a claim reserved before its process died. Eventually consistent. */
  reservedFor(customer: string, claim: string): Promise<Reservation | undefined>;
  /** Active requests of customers with contact since then, a hundred at a time. Eventually consistent. */
  activeRequests(since: Instant | undefined): AsyncIterable<string[]>;
  /** Jobs due at `now`, oldest first. Eventually consistent. */
  dueJobs(now: Instant, limit: number): Promise<Job[]>;
}
export interface ReadKeys {
  customer?: string | undefined;
  /** The customer of this request, where the process remembers whose it is; free of a further call. */
  customerOf?: string | undefined;
  conversations?: string[];
  messages?: string[];
  jobs?: string[];
}
export interface Snapshot {
  customer: Customer | undefined;
  conversations: Map<string, ConversationRecord>;
  messages: Map<string, Message>;
  jobs: Map<string, Job>;
}
/** `put` is conditional on the value's version and stores the next one; `add` is for keys that nobody else can have. */
export type Change =
  | { put: 'customer'; value: Customer }
  | { put: 'conversation'; value: ConversationRecord }
  | { put: 'message' | 'add-message'; value: Message }
  | { put: 'job' | 'add-job'; value: Job }
  /** A further name of a customer: its record only points there. */
  | { put: 'pointer'; key: string; to: string }
  | { delete: 'job' | 'quarantine' | 'conversation'; key: string };

/** What agents are writing: per person and request, for 24 hours. */
export interface Drafts {
  read(request: string, accountId: string): Promise<string>;
  /** Blank removes it. */
  save(request: string, accountId: string, text: string): Promise<void>;
  /** Who else has written in these milliseconds. */
  writers(request: string, accountId: string, withinMs: number): Promise<string[]>;
}

/** Messages by segment, in thread order; eventually consistent. */
export interface ThreadIndex {
  newest(segment: string, before: string | undefined, limit: number): Promise<Message[]>;
  oldest(segment: string, out?: string[]): Promise<Message | undefined>;
  all(segment: string): Promise<Message[]>;
  /** Inbound messages stored after an instant (any position). */
  storedAfter(segment: string, instant: Instant): Promise<Message[]>;
}

export interface Quarantine {
  /** Keeps an item once, however often it arrives. */
  keep(items: QuarantineItem[]): Promise<void>;
  /** Oldest first; eventually consistent. */
  list(reason: QuarantineReason, limit: number, wanted?: (item: QuarantineItem) => boolean): Promise<QuarantineItem[]>;
}

/** Settings and keys of the installation. `current` may be up to 60 s old, `fresh` never is. */
export interface Site {
  current(): Promise<SiteState>;
  fresh(): Promise<SiteState>;
  /** Conditional on the version that `settings` carries. */
  save(settings: Settings, apiKey?: string): Promise<'saved' | 'conflict'>;
}
export interface SiteState {
  settings: Settings;
  apiKey: string | undefined;
  /** Keyed hash (HMAC-SHA-256, hex) with the installation's own key: names customers, messages and live channels. */
  keyedHash(kind: 'customer' | 'linked' | 'message' | 'live-customer' | 'live-request', text: string): string;
}

export interface Alarms {
  raise(alarm: Alarm): Promise<void>;
  clear(code: Alarm['code']): Promise<void>;
  list(): Promise<Alarm[]>;
}
export type Alarm =
  | { code: 'requests-cannot-be-opened'; reason: RefusedTarget; since: Instant }
  | { code: 'sending-refused'; since: Instant };

export interface Queue {
  /** At least once, in no order; delays up to 900 s. */
  push(events: QueueEvent[]): Promise<void>;
}
export interface QueueEvent {
  body: { job: string } | { reconcile: string } | { removed: string; at: Instant } | { comments: string };
  delayMs: number;
  /** Work for one subject runs one at a time where the platform can. */
  subject: string;
}

export interface Live {
  /** Says that something changed, or that somebody writes; best effort, never fails, never carries personal data. */
  changed(channels: string[], what?: 'thread' | 'writing'): Promise<void>;
}

export interface SmsProvider {
  send(message: { id: string; sender: string; to: string; text: string }): Promise<SendOutcome>;
}
export type SendOutcome =
  | { outcome: 'accepted'; parts: number | undefined }
  | { outcome: 'refused'; failure: Failure; alarm: boolean }
  | { outcome: 'not-accepted'; retryAfterMs: number | undefined }
  | { outcome: 'unclear' };

/** A provider's report about one of our messages. */
export interface Report {
  message: string;
  news: DeliveryNews;
}

export interface Log {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  /** Returns the reference that ties an answer to the log. */
  broken(event: string, error: unknown, facts?: LogFacts): string;
}
/** Never numbers, names, texts, tokens: ids of ours, codes and counts only. */
export type LogFacts = Record<string, string | number | boolean | undefined>;
