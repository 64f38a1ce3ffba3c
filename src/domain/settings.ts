import type { Instant } from './time';

export type Language = 'de' | 'en';

/** Where requests are opened. */
export interface Target {
  serviceDeskId: string;
  projectId: string;
  projectKey: string;
  projectName: string;
  requestTypeId: string;
  requestTypeName: string;
}

export interface WebhookSecret {
  /** SHA-256 of the secret, hex: the secret itself is shown once and never kept. */
  hash: string;
  setAt: Instant;
  /** Former ones, newest first, each accepted until then: renewing loses nothing, not even twice in a row. */
  previous?: { hash: string; until: Instant }[] | undefined;
}

export interface ReplyText {
  id: string;
  title: string;
  text: string;
}

export interface Settings {
  version: number;
  connection?: { baseUrl: string; keyId: string; testedAt: Instant } | undefined;
  sms?: { sender: string } | undefined;
  target?: Target | undefined;
  autoReply: string;
  /** Auto-replies per address in 24 hours. */
  autoRepliesPerDay: number;
  language: Language;
  showFullNumber: boolean;
  /** Texts that agents insert and edit; `{name}` and `{key}` are filled in. */
  replyTexts: ReplyText[];
  /** Minutes until an unopened message is noted in the request; 0 = never. */
  noteAfterMinutes: number;
  /** Region (`HR`) of numbers that agents type in the national way. */
  country?: string | undefined;
  webhook?: WebhookSecret | undefined;
}

export const INITIAL_SETTINGS: Settings = {
  version: 0,
  autoReply: '',
  autoRepliesPerDay: 3,
  language: 'de',
  showFullNumber: false,
  replyTexts: [],
  noteAfterMinutes: 2,
};
