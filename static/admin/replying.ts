import type { AdminInputs, AdminView } from '../../src/contract/admin';

export type ReplyText = AdminView['replying']['replyTexts'][number];

/** What the section's fields hold; minutes as they were typed. */
export interface ReplyingFields {
  replyTexts: readonly ReplyText[];
  minutes: string;
  country: string;
}

/** What the backend keeps at most. */
export const TEXTS_AT_MOST = 50;
export const TITLE_AT_MOST = 80;
export const TEXT_AT_MOST = 4000;
export const MINUTES_AT_MOST = 1440;

export function fieldsOf({ replyTexts, noteAfterMinutes, country }: AdminView['replying']): ReplyingFields {
  return { replyTexts, minutes: String(noteAfterMinutes), country };
}

/** Whole minutes as they were typed; nothing when it is no number of minutes that can be kept. */
export function minutesIn(typed: string): number | undefined {
  const digits = typed.trim();
  if (!/^\d{1,4}$/.test(digits)) return undefined;
  const minutes = Number(digits);
  return minutes <= MINUTES_AT_MOST ? minutes : undefined;
}

export function isComplete({ title, text }: ReplyText): boolean {
  return title.trim() !== '' && text.trim() !== '';
}

/** What to save, or nothing while something is missing. */
export function saveableOf({ replyTexts, minutes, country }: ReplyingFields): Saveable | undefined {
  const noteAfterMinutes = minutesIn(minutes);
  if (noteAfterMinutes === undefined || !replyTexts.every(isComplete)) return undefined;
  return { replyTexts: [...replyTexts], noteAfterMinutes, country };
}
export type Saveable = Omit<AdminInputs['saveReplying'], 'version'>;
