import { plus, SECOND, MINUTE, HOUR, type Instant } from './time';

import type { Lists } from './conversation';

interface Base {
  id: string;
  version: number;
  /** When the sweep pushes it again if nobody has finished it by then. */
  due: Instant;
  attempt: number;
}

/** What was known when a create call was begun, enough to recognise its request later. */
export interface Attempt {
  startedAt: Instant;
  summary: string;
  description: string;
  projectId: string;
  /** The account that creates it, where that is not the app. */
  creator?: string | undefined;
}

/** Opens the request of a claim. Doubtful attempts may have created a request that we do not know. */
export interface OpenJob extends Base {
  kind: 'open';
  customer: string;
  claim: string;
  phase:
    | { name: 'waiting' }
    /** A create call is under way; while it is young nobody else acts on the job. */
    | { name: 'creating'; attempt: Attempt }
    /** The outcome is unclear; the index lags, so the search goes on for 2 minutes. */
    | { name: 'searching'; attempt: Attempt; since: Instant; round: number };
  doubtful: Attempt[];
}

/** Closes requests that surface after their claim was bound to another one, or that an operation left behind. */
export interface WatchJob extends Base {
  kind: 'watch';
  customer: string;
  claim: string;
  doubtful: Attempt[];
}

/** Sends an outbound message. `startedAt` marks a call under way. */
export interface SendJob extends Base {
  kind: 'send';
  customer: string;
  message: string;
  startedAt?: Instant | undefined;
  since: Instant;
}

/** Compares a conversation with its request's status. */
export interface ReconcileJob extends Base {
  kind: 'reconcile';
  request: string;
}

/** Shows how a request stands: its searchable property, and open panels. */
export interface ShowJob extends Base {
  kind: 'show';
  request: string;
}

/** Shows that a customer waits, and writes the internal note when nobody has opened the message for long. */
export interface NoticeJob extends Base {
  kind: 'notice';
  request: string;
  /** The property says so. */
  shown: boolean;
}

/** Links a request with another one: the customer's previous one, what it was split from, or the target of a merge. */
export interface LinkJob extends Base {
  kind: 'link';
  request: string;
  previous: string;
  as: 'related' | 'duplicate';
}

/** Writes an internal note. */
export interface NoteJob extends Base {
  kind: 'note';
  request: string;
  text: string;
  /** An earlier try may have written it since then. */
  since: Instant;
}

/** Sets a request that nobody needs to Done. */
export interface CloseJob extends Base {
  kind: 'close';
  request: string;
  /** False: a note says first that it was made twice. */
  noted: boolean;
  /** The agent who does it, by account id; else the app. */
  by?: string | undefined;
  /** With the resolution "Duplicate" where there is one. */
  duplicate?: boolean | undefined;
}

/** More jobs than their transaction had room for; they are added in its steps. */
export interface BatchJob extends Base {
  kind: 'batch';
  request: string;
  jobs: Exclude<Job, BatchJob>[];
}

/** Empties the messages of a request that was deleted. */
export interface ForgetJob extends Base {
  kind: 'forget';
  request: string;
  customer: string;
  lists: Lists;
}

/** Takes kept messages of a line that is configured now. */
export interface ReplayJob extends Base {
  kind: 'replay';
  line: string;
}

export type Job =
  | OpenJob
  | WatchJob
  | SendJob
  | ReconcileJob
  | ShowJob
  | NoticeJob
  | LinkJob
  | NoteJob
  | CloseJob
  | ForgetJob
  | BatchJob
  | ReplayJob;

type Pending = Pick<Base, 'version' | 'attempt' | 'due'>;

/** A job to be added. Whoever adds it pushes it; the sweep does so from `due` on, in a minute unless said otherwise. */
export function newJob<J extends Job>(
  task: Omit<J, keyof Pending>,
  now: Instant,
  due: Instant = plus(now, MINUTE),
): Omit<J, keyof Pending> & Pending {
  return { ...task, version: 1, attempt: 0, due };
}

/** No function that runs jobs lives longer than 55 s; nobody acts on a mark younger than that plus 5 s (design §3.2). */
export const MARK_HOLDS = 60 * SECOND;

/** How long an unclear creation is searched before the request is created again (design §2.3). */
export const SEARCH_FOR = 2 * MINUTE;

const SEARCH_ROUNDS = [2, 4, 8, 15, 30, 45, 20].map((s) => s * SECOND);

/** The time to the next search, by rounds done; they add up to a little more than two minutes. */
export function searchPause(round: number): number {
  return SEARCH_ROUNDS[round] ?? 20 * SECOND;
}

const WATCH_ROUNDS = [MINUTE, 4 * MINUTE, 10 * MINUTE, 45 * MINUTE];

/** Time to the next look for strays; undefined when enough looks found nothing. */
export function watchPause(round: number): number | undefined {
  return WATCH_ROUNDS[round];
}

const BACK_OFF = [5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE];

/** Growing pauses up to 10 minutes, for as long as it takes: a job is given up by its rule, never by a count. */
export function backOff(attempt: number): number {
  return BACK_OFF[Math.max(0, attempt - 1)] ?? 10 * MINUTE;
}

/** The pause before another try: what the other side asks for, but never less than our own, and an hour at most. */
export function pauseBefore(attempt: number, askedMs: number | undefined): number {
  return Math.min(Math.max(askedMs ?? 0, backOff(attempt)), HOUR);
}

/** A message that could not be handed over for this long is reported as failed to the agent. */
export const SEND_FOR = 24 * HOUR;

/** An unclear send is repeated under its id for this long; then it stays `unknown` until a report settles it. */
export const SEND_UNCLEAR_FOR = HOUR;

/** The job with another due time; the version is the store's business. */
export function postponed<J extends Job>(job: J, now: Instant, ms: number): J {
  return { ...job, due: plus(now, ms) };
}
