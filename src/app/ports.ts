/** The outside world on one page: what use cases ask for, in our words. Adapters implement it, wiring builds it. */
import type { Permission } from '../domain/permission';
import type { Category, ConversationRecord, Reservation } from '../domain/conversation';
import type { Customer } from '../domain/customer';
import type { DeliveryNews, Failure } from '../domain/delivery';
import type { Attempt, Job } from '../domain/job';
import type { Message } from '../domain/message';
import type { QuarantineItem, QuarantineReason } from '../domain/quarantine';
import type { Settings } from '../domain/settings';
import type { Instant } from '../domain/time';

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
  /** Binds a request to a claim, once for ever. */
  reserve(reservation: Reservation): Promise<'reserved' | 'taken'>;
  /** The request that a claim reserved before its process died. Eventually consistent. */
  reservedFor(customer: string, claim: string): Promise<Reservation | undefined>;
  /** Jobs due at `now`, oldest first. Eventually consistent. */
  dueJobs(now: Instant, limit: number): Promise<Job[]>;
}
export interface ReadKeys {
  customer?: string | undefined;
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
  | { delete: 'job' | 'quarantine'; key: string };

/** Messages by segment, in thread order; eventually consistent. */
export interface ThreadIndex {
  newest(segment: string, before: string | undefined, limit: number): Promise<Message[]>;
  oldest(segment: string): Promise<Message | undefined>;
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
  keyedHash(kind: 'customer' | 'message' | 'live-customer' | 'live-request', text: string): string;
}

export interface Alarms {
  raise(alarm: Alarm): Promise<void>;
  clear(code: Alarm['code']): Promise<void>;
  list(): Promise<Alarm[]>;
}
export type Alarm =
  | { code: 'requests-cannot-be-opened'; reason: RefusedTarget; since: Instant }
  | { code: 'sending-refused'; since: Instant };
export type RefusedTarget = 'project-or-type-gone' | 'field-required' | 'not-permitted' | 'not-configured';

export interface Queue {
  /** At least once, in no order; delays up to 900 s. */
  push(events: QueueEvent[]): Promise<void>;
}
export interface QueueEvent {
  body: { job: string } | { reconcile: string };
  delayMs: number;
  /** Work for one subject runs one at a time where the platform can. */
  subject: string;
}

export interface Live {
  /** Says that something changed; best effort, never fails, never carries personal data. */
  changed(channels: string[]): Promise<void>;
}

/** Jira and JSM. `as app` unless a name says person. */
export interface Requests {
  create(order: RequestOrder): Promise<CreateOutcome>;
  /** Requests that a doubtful attempt may have made: by the app, same project, summary and text, since the attempt began, without our property. */
  candidates(attempt: Attempt): Promise<{ request: string }[]>;
  status(request: string): Promise<StatusAnswer>;
  /** False when Jira does not let the app write there. */
  setProperty(request: string, value: { state: string }): Promise<boolean>;
  link(request: string, previous: string): Promise<void>;
  addInternalNote(request: string, text: string): Promise<void>;
  /** Takes the first transition into category Done; false when none leads there. */
  setDone(request: string): Promise<boolean>;
  /** Requests whose property and status category disagree. */
  disagreeing(): Promise<string[]>;
  /** Of those asked, what the invoking person lacks on this request. Absent means denied. */
  missingForPerson(request: string, permissions: Permission[]): Promise<Permission[]>;
}
export interface RequestOrder {
  serviceDeskId: string;
  requestTypeId: string;
  summary: string;
  description: string;
}
export type CreateOutcome =
  | { outcome: 'created'; request: string; key: string }
  /** Will not work until somebody repairs the configuration. */
  | { outcome: 'refused'; reason: RefusedTarget }
  /** Certainly not created; worth another try. */
  | { outcome: 'not-accepted'; retryAfterMs: number | undefined }
  | { outcome: 'unclear' };
export type StatusAnswer =
  | { found: true; category: Category; since: Instant; property: { state: string } | undefined }
  | { found: false };

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
