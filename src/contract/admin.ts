import { z } from 'zod';
import type { ReplyText, Target } from '../domain/settings';
import type { CommonRefusal } from './refusal';

const version = z.number().int().nonnegative();

/** What the configuration page calls. Every save names the version it was made from. */
export const adminInputs = {
  load: z.strictObject({}),
  /** The key is tested before it is kept. Leave `apiKey` out to keep the stored one. */
  saveConnection: z.strictObject({
    version,
    baseUrl: z.string().trim().min(1).max(200),
    apiKey: z.string().trim().min(1).max(300).optional(),
  }),
  saveSender: z.strictObject({ version, sender: z.string().trim().max(40) }),
  projects: z.strictObject({}),
  requestTypes: z.strictObject({ serviceDeskId: z.string().min(1).max(40) }),
  saveTarget: z.strictObject({
    version,
    serviceDeskId: z.string().min(1).max(40),
    requestTypeId: z.string().min(1).max(40),
  }),
  saveTexts: z.strictObject({
    version,
    /** Blank means none. */
    autoReply: z.string().max(4000),
    language: z.enum(['de', 'en']),
    showFullNumber: z.boolean(),
  }),
  /** What agents are offered and told while they answer. */
  saveReplying: z.strictObject({
    version,
    /** `{name}` and `{key}` are filled in when an agent inserts one. */
    replyTexts: z
      .array(
        z.strictObject({
          id: z.uuid(),
          title: z.string().trim().min(1).max(80),
          text: z.string().trim().min(1).max(4000),
        }),
      )
      .max(50),
    /** Until an unopened message is noted in the request; 0 = never. */
    noteAfterMinutes: z.number().int().min(0).max(1440),
    /** Region of numbers typed in the national way (`HR`); empty = none. */
    country: z.union([z.literal(''), z.string().regex(/^[A-Z]{2}$/)]),
  }),
  /** Makes the secret, or a new one in its place; the answer is the only time it is shown. The former one is valid for 24 h more. */
  renewSecret: z.strictObject({ version }),
  /** Shows the panel on all requests of a project. */
  pinPanel: z.strictObject({ projectId: z.string().min(1).max(40) }),
} as const;

export type AdminInputs = { [F in keyof typeof adminInputs]: z.infer<(typeof adminInputs)[F]> };

export interface Connection {
  baseUrl: string;
  apiKeySet: boolean;
  /** ISO time of the last successful test. */
  testedAt: string;
}

export type RequestTarget = Target;

/** Something that keeps messages from being answered, with the time it was seen first. */
export type Alarm =
  | { code: 'unassigned-messages'; count: number; lines: string[]; since: string }
  | { code: 'quarantined-items'; count: number; since: string }
  | { code: 'requests-cannot-be-opened'; reason: TargetProblem; since: string }
  | { code: 'sending-refused'; since: string };

export type TargetProblem = 'project-or-type-gone' | 'field-required' | 'not-permitted' | 'not-configured';

export interface AdminView {
  version: number;
  connection?: Connection;
  sender?: { channel: 'sms'; sender: string };
  target?: RequestTarget;
  texts: { autoReply: string; language: 'de' | 'en'; showFullNumber: boolean };
  replying: { replyTexts: ReplyText[]; noteAfterMinutes: number; country: string };
  webhook: { address: string; secretSetAt?: string };
  alarms: Alarm[];
}

export interface ProjectChoice {
  serviceDeskId: string;
  projectId: string;
  projectKey: string;
  projectName: string;
}

export interface RequestTypeChoice {
  requestTypeId: string;
  name: string;
  description?: string;
  /** Why it cannot be used: required fields we cannot fill (by name), or the app may not create it. */
  problem?:
    | { code: 'required-fields'; fields: string[] }
    | { code: 'app-may-not-create' }
    /** The customer's message would have no place in the request. */
    | { code: 'no-description' };
}

/** Somebody else saved in the meantime; nothing was overwritten. The page shows `view` and asks again. */
export type Conflict = { code: 'changed-meanwhile'; view: AdminView };

export type ConnectionRefusal =
  /** Only `https://api.infobip.com` and hosts under it: a key is never sent elsewhere. */
  | { code: 'base-url-not-infobip' }
  | { code: 'api-key-missing' }
  | { code: 'api-key-refused' }
  | { code: 'scope-missing'; scope: string }
  | { code: 'provider-unreachable' }
  | { code: 'provider-problem'; status: number };

type Saved = { code: 'ok'; view: AdminView } | Conflict | CommonRefusal;

export interface AdminAnswers {
  load: { code: 'ok'; view: AdminView } | CommonRefusal;
  saveConnection: Saved | ConnectionRefusal;
  saveSender: Saved | { code: 'sender-invalid' };
  projects: { code: 'ok'; projects: ProjectChoice[] } | CommonRefusal;
  requestTypes: { code: 'ok'; requestTypes: RequestTypeChoice[] } | { code: 'project-not-found' } | CommonRefusal;
  saveTarget:
    | Saved
    | { code: 'target-not-usable'; problem: RequestTypeChoice['problem'] }
    | { code: 'target-not-found' };
  saveTexts: Saved | { code: 'auto-reply-too-long'; parts: number };
  saveReplying: Saved | { code: 'country-unknown' };
  renewSecret: { code: 'ok'; view: AdminView; secret: string } | Conflict | CommonRefusal;
  pinPanel: { code: 'ok' } | { code: 'pin-refused' } | CommonRefusal;
}
