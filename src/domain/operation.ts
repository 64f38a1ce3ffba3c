import type { Lists } from './conversation';
import { between, DAY, type Instant } from './time';

/** What a conversation was before an operation, for undo. */
export interface Before {
  state: 'open' | 'ended';
  active: boolean;
  /** Set where the operation changed the lists. */
  lists?: Lists | undefined;
  /** Set where the operation changes the request's status. */
  status?: { id: string; name: string } | undefined;
  project: string;
}

/** A split or merge, kept with every conversation concerned. */
export interface Operation {
  kind: 'split' | 'merge';
  id: string;
  at: Instant;
  /** Account id of the agent. */
  by: string;
  /** The request that shows the messages now. */
  result: string;
  /** The request was made by the operation. */
  made: boolean;
  /** The project that it was made in. */
  madeIn?: string | undefined;
  sources: string[];
  /** A conversation outside of it that was active and became paused. */
  paused?: { request: string; segment: string } | undefined;
  /** Of the conversation that keeps this; nothing for a request that the operation made. */
  before?: Before | undefined;
}

export type LastOperation = { kind: 'late-move'; id: string; at: Instant } | Operation;

export const UNDO_FOR = DAY;

/** The split or merge that may still be undone, as far as this conversation alone can tell. */
export function undoable(last: LastOperation | undefined, now: Instant): Operation | undefined {
  return last !== undefined && last.kind !== 'late-move' && between(last.at, now) < UNDO_FOR ? last : undefined;
}

/** The most messages that one split moves: they are read 25 at a time, and a split has a budget (design §3.3). */
export const SPLIT_AT_MOST = 50;
/** The most requests that one merge unites, the target included: a transaction writes all of them. */
export const MERGE_AT_MOST = 10;
