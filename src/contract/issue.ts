import { z } from 'zod';
import type { ConversationView, NoConversationView, ThreadEntry } from './conversation-view';
import type { CommonRefusal } from './refusal';

/** What the issue modules' front ends call. The request is always the one of the platform's context. */
export const issueInputs = {
  view: z.strictObject({}),
  /** Entries before a position, for "show earlier". */
  earlier: z.strictObject({ before: z.string().min(1).max(120) }),
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
  resend: z.strictObject({ id: z.uuid(), message: z.string().regex(/^[\w-]{1,120}$/) }),
  /** Compares the conversation with the request's status now, without waiting for Jira's event. */
  refresh: z.strictObject({}),
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

export interface IssueAnswers {
  view: { code: 'ok'; view: ConversationView | NoConversationView } | CommonRefusal;
  earlier: { code: 'ok'; entries: ThreadEntry[]; hasEarlier: boolean } | { code: 'no-conversation' } | CommonRefusal;
  /** `ok` also when the provider refused it: the message then stands in the thread as failed. */
  reply: { code: 'ok'; message: string } | ReplyRefusal | CommonRefusal;
  resend: { code: 'ok'; message: string } | ReplyRefusal | CommonRefusal;
  refresh: { code: 'ok'; view: ConversationView | NoConversationView } | CommonRefusal;
}
