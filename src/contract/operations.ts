import type { StateProblem } from '../domain/pause';
import type { SplitProblem } from '../domain/split';
import type { NamedRequest, OtherRequest, ThreadEntry } from './conversation-view';

/** Why a conversation cannot be set active or at rest. */
export type StateRefusal =
  | { code: 'no-conversation' }
  | Exclude<StateProblem, { code: 'another-active' }>
  /** `other` is missing where the person may not see that request. */
  | { code: 'another-active'; other?: NamedRequest };

/** Why the request could not be set to In Progress. */
export type ResumeRefusal =
  | { code: 'no-conversation' }
  /** The workflow has no way from here to In Progress that needs no further input. */
  | { code: 'no-transition' };

/** What the rule refuses, with the request in question as the person may see it, and what Jira or a second click do. */
export type SplitRefusal =
  | { code: 'no-conversation' }
  | Exclude<SplitProblem, { code: 'confirm-pause' }>
  /** An active conversation apart from this one becomes paused; `pause` confirms it by id. */
  | { code: 'confirm-pause'; other: NamedRequest }
  /** It is active, and the person may not see it. */
  | { code: 'another-active' }
  /** Jira refuses to open a request here and at the configured place. */
  | { code: 'cannot-create' }
  /** Jira did not answer: nothing was moved; a request that was made nevertheless is closed with a note. */
  | { code: 'unclear' }
  /** The same form is being carried out. */
  | { code: 'in-progress' };

export interface SplitPreview {
  code: 'ok';
  /** The new request. */
  summary: string;
  description: string;
  project: string;
  requestType: string;
  moving: ThreadEntry[];
  /** The newest of what stays. */
  staying: ThreadEntry[];
  /** An active conversation apart from this one, which becomes paused. */
  pauses?: NamedRequest;
}

export type MergeRefusal =
  | { code: 'no-conversation'; request?: string }
  | { code: 'wrong-state'; state: 'merged' | 'read-only'; request?: string }
  /** A request cannot be merged into itself. */
  | { code: 'self' }
  /** One request alone gets no new one. */
  | { code: 'too-few' }
  /** A request that does not exist for this person. */
  | { code: 'request-not-found' }
  /** Their data must not mix. The requests can be linked; administrators can join the customers. */
  | { code: 'different-customers'; request: string }
  | { code: 'too-many'; most: number }
  | { code: 'too-large' }
  | { code: 'opening' }
  | { code: 'confirm-pause'; other: NamedRequest }
  | { code: 'another-active' }
  /** The target is Done and would be set to In Progress: `consent` says yes. `propose` is the active request, as the other possible target. */
  | { code: 'consent-needed'; target: NamedRequest; propose: NamedRequest }
  /** No transition leads the target to In Progress. */
  | { code: 'no-transition'; target: NamedRequest; propose: NamedRequest }
  | { code: 'cannot-create' }
  | { code: 'unclear' }
  | { code: 'in-progress' };

export interface MergePreview {
  code: 'ok';
  /** Missing where a new request is made. */
  target?: NamedRequest;
  /** A new request's summary and description. */
  made?: { summary: string; description: string; project: string; requestType: string };
  /** `closes`: a transition leads them to Done; else they stay open. */
  sources: (NamedRequest & { state: OtherRequest['state']; closes: boolean })[];
  /** What the target will be afterwards. */
  state: 'active' | 'paused' | 'ended';
  /** The target is Done and will be set to In Progress. */
  reopens: boolean;
  pauses?: NamedRequest;
  /** The newest page of the united thread, each message with its origin. */
  thread: ThreadEntry[];
  hasEarlier: boolean;
}

export type UndoRefusal =
  | { code: 'no-conversation' }
  | { code: 'nothing-to-undo' }
  /** More than 24 hours ago. */
  | { code: 'too-late' }
  /** A message came into or left the resulting conversation. */
  | { code: 'used' }
  /** One of the requests was deleted, moved, split or merged again, or its state changed. */
  | { code: 'changed-since' };

/** What undo could not bring back as it was, said plainly. */
export interface UndoDone {
  code: 'ok';
  /** Requests whose former status no transition leads to; `now` is where they are instead. */
  statuses: { request: string; wanted: string; now?: string }[];
  /** Another conversation became active meanwhile: the restored one is paused. */
  paused: boolean;
}

export type NumberRefusal =
  | { code: 'has-conversation' }
  | { code: 'no-conversation' }
  /** Not a possible phone number; `national`: it begins with a single 0 and no country is set. */
  | { code: 'number-invalid'; because: 'empty' | 'not-a-number' | 'too-short' | 'too-long' | 'national' | 'impossible' }
  | { code: 'number-unknown' }
  | { code: 'request-done' }
  | { code: 'not-configured' }
  | { code: 'not-service-project' }
  /** The request has no reporter whose number this could be. */
  | { code: 'no-reporter' }
  /** The number's conversation is active elsewhere: open it, `merge` it into this request, or `take-over`. */
  | { code: 'another-active'; other?: NamedRequest }
  | { code: 'opening' }
  /** The number belongs to a customer who is linked with another JSM customer; `confirmed` goes on, the link stays. */
  | { code: 'linked-elsewhere' }
  /** The customer has written from it, or an agent did not add it: administrators only. */
  | { code: 'not-changeable' };

export type CommentRefusal =
  | { code: 'no-conversation' }
  /** It was sent or dismissed meanwhile, or is gone. */
  | { code: 'comment-not-found' };

export interface CommentPreview {
  code: 'ok';
  text: string;
  /** Names of files that the comment shows and an SMS cannot carry. */
  missing: string[];
}
