/**
 * How the parts of the sandbox meet: the Forge host, the Jira stand-in, the Infobip stand-in and the desk.
 * Times are milliseconds since 1970 on the site's clock unless a name says otherwise.
 */

/** The site's clock and everything that is due later. Parts never use timers or `Date.now()` of their own. */
export interface Timeline {
  now(): number;
  /** Runs `task` at site time `at`; `recurring` tasks (schedules) do not keep the site from resting. */
  at(at: number, name: string, task: () => void | Promise<void>, options?: { recurring?: boolean }): () => void;
}

/** Seeded randomness, handed to every part that shuffles, delays or makes ids. */
export interface Chance {
  /** 0 inclusive to 1 exclusive. */
  next(): number;
  id(): string;
}

/** A small document store on the site's SQLite file, so that a restarted sandbox is the same site. */
export interface Documents {
  collection<T>(name: string): Collection<T>;
  clear(): void;
}
export interface Collection<T> {
  get(id: string): T | undefined;
  put(id: string, value: T): void;
  delete(id: string): void;
  all(): T[];
}

export interface HttpRequest {
  method: string;
  /** Path with query, beginning with a slash. */
  path: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  body?: string | Uint8Array | undefined;
}
export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

/** Who a Jira call acts as. `app` is the app's own account. */
export type Identity = { kind: 'app' } | { kind: 'user'; accountId: string } | { kind: 'anonymous' };

/** The Jira and JSM stand-in. */
export interface JiraSite {
  request(request: HttpRequest, as: Identity): Promise<HttpAnswer>;
  /** Called at the moment of the change; lateness, loss and repetition are the Forge host's business. */
  onEvent(listener: (event: ProductEvent) => void): void;
}
export interface ProductEvent {
  /** For example `avi:jira:updated:issue`. */
  eventType: string;
  /** The actor; absent where unknown. */
  atlassianId?: string;
  /** True when the app itself made the change (as app). */
  byApp: boolean;
  /** The event's own fields (`issue`, `changelog`, …), as section 15 of the Jira reference shows them. */
  payload: Record<string, unknown>;
}

/** A call of the app to a company that is not Atlassian. `url` is whole. */
export interface EgressRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array | undefined;
}
export type EgressAnswer = HttpAnswer | { failure: 'refused' | 'reset' | 'timeout' };

/** The Infobip stand-in as the app reaches it. */
export interface InfobipSite {
  request(request: EgressRequest): Promise<EgressAnswer>;
}
/** How the Infobip stand-in reaches the app's web trigger: `path` is the path of the address it was given. */
export type CallWebTrigger = (request: HttpRequest) => Promise<HttpAnswer>;

/** What an app process asks of the platform while it runs an invocation. */
export type PlatformCall =
  | {
      kind: 'forge';
      meta: {
        type: string;
        provider?: string | undefined;
        remote?: string | undefined;
        accountId?: string | undefined;
      };
      path: string;
      method: string;
      headers: Record<string, string>;
      body?: string | Uint8Array | undefined;
    }
  | ({ kind: 'egress' } & EgressRequest);

/** Kinds of calls that metrics and faults tell apart. */
export type CallKind = 'kvs' | 'queue' | 'realtime' | 'jira' | 'infobip' | 'other';

/** A fault to come: the next `times` calls of `target` whose `"METHOD path"` contains `match` suffer `effect`. */
export interface Fault {
  target: 'jira' | 'infobip' | 'kvs' | 'queue' | 'events' | 'realtime';
  match?: string | undefined;
  times?: number | undefined;
  effect: {
    status?: number | undefined;
    code?: string | undefined;
    delayMs?: number | undefined;
    drop?: boolean | undefined;
    duplicate?: boolean | undefined;
    /** The app process dies before the platform sees the call, or after the platform has done it. */
    crash?: 'before' | 'after' | undefined;
  };
}
