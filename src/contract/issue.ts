import { z } from 'zod';
import type {
  ConversationView,
  NamedRequest,
  NoConversationView,
  OtherRequest,
  ThreadEntry,
} from './conversation-view';
import type {
  CommentPreview,
  CommentRefusal,
  MergePreview,
  MergeRefusal,
  NumberRefusal,
  ResumeRefusal,
  SplitPreview,
  SplitRefusal,
  StateRefusal,
  UndoDone,
  UndoRefusal,
} from './operations';
import type { CommonRefusal } from './refusal';

const messageKey = z.string().regex(/^[\w-]{1,120}$/);
const requestId = z.string().regex(/^\d{1,15}$/);
/** An issue's key or id. */
const requestName = z.string().trim().min(1).max(60);
const position = z.string().min(1).max(120);
const typedNumber = z.string().trim().min(1).max(60);
const commentId = z.string().regex(/^\d{1,15}$/);

const selected = z.array(messageKey).min(1).max(1000);
const united = z.array(requestName).min(1).max(50);

/** What the issue modules' front ends call. The request is always the one of the platform's context. */
export const issueInputs = {
  view: z.strictObject({}),
  /** Entries before a position, for "show earlier". */
  earlier: z.strictObject({ before: position }),
  /** `id` is made once per composed text, so that a double click is one message; it becomes the message's key. */
  reply: z.strictObject({
    id: z.uuid(),
    text: z.string(),
    channel: z.enum(['sms']).optional(),
    sender: z.string().max(64).optional(),
    /** Files cannot leave by SMS; named here so that the refusal can say so. */
    attachment: z.string().max(64).optional(),
  }),
  /** A failed message is sent anew as a new message; an unknown one again under its own id. */
  resend: z.strictObject({ id: z.uuid(), message: messageKey }),
  /** Compares the conversation with the request's status and comments now, without waiting for Jira's event. */
  refresh: z.strictObject({}),
  /** The panel showed what `view` read at `asOf`. */
  seen: z.strictObject({ asOf: z.iso.datetime() }),

  pause: z.strictObject({}),
  reactivate: z.strictObject({}),
  /** This conversation becomes active, the one that is becomes paused, in one write. */
  swap: z.strictObject({}),
  /** Sets the request to In Progress as the person. */
  resume: z.strictObject({}),

  /** The customer's other requests, newest first; `search` looks in keys and summaries; `after` is how many to skip. */
  others: z.strictObject({ search: z.string().max(100).optional(), after: z.number().int().min(0).optional() }),
  /** What the person may see of requests named by id. */
  names: z.strictObject({ requests: z.array(requestId).min(1).max(100) }),

  splitPreview: z.strictObject({ messages: selected }),
  /** `id` is made once per form. `pause` names the active request apart from this one that becomes paused. */
  split: z.strictObject({ messages: selected, id: z.uuid(), pause: requestId.optional() }),
  mergePreview: z.strictObject({ requests: united, into: requestName }),
  /** The panel's request takes part; `into` is one of them by key or id, or `new`. */
  merge: z.strictObject({
    requests: united,
    into: requestName,
    id: z.uuid(),
    /** Set the target to In Progress if it is Done. */
    consent: z.boolean().optional(),
    pause: requestId.optional(),
  }),
  undo: z.strictObject({}),

  /** Adds the customer's phone number on a request without conversation, which becomes active. */
  addNumber: z.union([
    z.strictObject({
      number: typedNumber,
      choice: z.enum(['merge', 'take-over']).optional(),
      confirmed: z.boolean().optional(),
      id: z.uuid().optional(),
    }),
    z.strictObject({
      /** The number known for the reporter. */
      known: z.literal(true),
      choice: z.enum(['merge', 'take-over']).optional(),
      confirmed: z.boolean().optional(),
      id: z.uuid().optional(),
    }),
  ]),
  changeNumber: z.strictObject({ number: typedNumber, confirmed: z.boolean().optional() }),
  removeNumber: z.strictObject({}),

  commentPreview: z.strictObject({ comment: commentId }),
  /** Sends a public comment's text over the channel; twice is once. */
  sendComment: z.strictObject({ comment: commentId }),
  dismissComment: z.strictObject({ comment: commentId }),
  /** Internal comments, to be shown between the messages. */
  internalComments: z.strictObject({}),

  draft: z.strictObject({}),
  /** Kept for 24 hours; empty removes it. */
  saveDraft: z.strictObject({ text: z.string().max(20_000) }),
  /** Who else is writing a reply at this moment. */
  writers: z.strictObject({}),
  /** Messages that contain the text, newest first; `before` goes on from an earlier answer's `next`. */
  search: z.strictObject({ text: z.string().trim().min(2).max(100), before: position.optional() }),
} as const;

export type IssueInputs = { [F in keyof typeof issueInputs]: z.infer<(typeof issueInputs)[F]> };

export type ReplyRefusal =
  | { code: 'no-conversation' }
  | { code: 'reply-closed'; because: Extract<ConversationView['reply'], { open: false }>['because'] }
  | { code: 'text-empty' }
  /** The provider would reject it: more than 25 parts or 4,000 bytes. */
  | { code: 'text-too-long'; parts: number; bytes: number }
  | { code: 'media-not-on-sms' }
  | { code: 'channel-not-available' }
  | { code: 'message-not-found' }
  /** Only failed or unknown messages are sent again. */
  | { code: 'not-resendable' };

type Viewed = { code: 'ok'; view: ConversationView | NoConversationView };
type Done = { code: 'ok' };
/** The request that shows the messages now. */
type Moved = { code: 'ok'; request: { id: string; key: string } };

export interface IssueAnswers {
  view: Viewed | CommonRefusal;
  earlier: { code: 'ok'; entries: ThreadEntry[]; hasEarlier: boolean } | { code: 'no-conversation' } | CommonRefusal;
  /** `ok` also when the provider refused it: the message then stands in the thread as failed. */
  reply: { code: 'ok'; message: string } | ReplyRefusal | CommonRefusal;
  resend: { code: 'ok'; message: string } | ReplyRefusal | CommonRefusal;
  refresh: Viewed | CommonRefusal;
  seen: Done | CommonRefusal;
  pause: Done | StateRefusal | CommonRefusal;
  reactivate: Done | StateRefusal | CommonRefusal;
  swap: Done | StateRefusal | CommonRefusal;
  resume: Done | ResumeRefusal | CommonRefusal;
  /** `hidden`: how many more there are that the person may not see. */
  others:
    | { code: 'ok'; requests: OtherRequest[]; more: boolean; hidden: number }
    | { code: 'no-conversation' }
    | CommonRefusal;
  names: { code: 'ok'; requests: NamedRequest[] } | CommonRefusal;
  splitPreview: SplitPreview | SplitRefusal | CommonRefusal;
  split: Moved | SplitRefusal | CommonRefusal;
  mergePreview: MergePreview | MergeRefusal | CommonRefusal;
  merge: Moved | MergeRefusal | CommonRefusal;
  undo: UndoDone | UndoRefusal | CommonRefusal;
  /** `unusual`: the number is possible, but no number of its country looks like that. */
  addNumber: { code: 'ok'; unusual: boolean } | NumberRefusal | MergeRefusal | CommonRefusal;
  changeNumber: { code: 'ok'; unusual: boolean } | NumberRefusal | CommonRefusal;
  removeNumber: Done | NumberRefusal | CommonRefusal;
  commentPreview: CommentPreview | CommentRefusal | CommonRefusal;
  sendComment: { code: 'ok'; message: string } | CommentRefusal | ReplyRefusal | CommonRefusal;
  dismissComment: Done | CommentRefusal | CommonRefusal;
  internalComments: { code: 'ok'; comments: { id: string; at: string; by: string; text: string }[] } | CommonRefusal;
  draft: { code: 'ok'; text: string } | CommonRefusal;
  saveDraft: Done | CommonRefusal;
  writers: { code: 'ok'; accountIds: string[] } | CommonRefusal;
  search: { code: 'ok'; entries: ThreadEntry[]; next?: string } | { code: 'no-conversation' } | CommonRefusal;
}
