import type { AdminAnswers, RequestTypeChoice } from '../../src/contract/admin';
import type { Failed } from '../shared/backend';
import type { Texts } from '../shared/texts';
import { troubleText } from '../shared/trouble';

export type SaveAnswer = AdminAnswers[
  | 'saveConnection'
  | 'saveSender'
  | 'saveTarget'
  | 'saveTexts'
  | 'saveReplying'
  | 'renewSecret'];

/** Nothing was saved, and nothing of somebody else's either. */
export type AdminRefusal =
  | Exclude<SaveAnswer | AdminAnswers['pinPanel' | 'requestTypes'], { code: 'ok' | 'changed-meanwhile' }>
  | Failed;

/** The fields that a refusal can stand beside. */
const FIELDS = [
  'baseUrl',
  'apiKey',
  'sender',
  'serviceDeskId',
  'requestTypeId',
  'autoReply',
  'replyTexts',
  'noteAfterMinutes',
  'country',
] as const;
export type FieldName = (typeof FIELDS)[number];

/** Where a refusal belongs; nowhere in particular when it is about no single field. */
export function fieldOf(refusal: AdminRefusal): FieldName | undefined {
  switch (refusal.code) {
    case 'base-url-not-infobip':
      return 'baseUrl';
    case 'api-key-missing':
    case 'api-key-refused':
    case 'scope-missing':
      return 'apiKey';
    case 'sender-invalid':
      return 'sender';
    case 'project-not-found':
      return 'serviceDeskId';
    case 'target-not-found':
    case 'target-not-usable':
      return 'requestTypeId';
    case 'auto-reply-too-long':
      return 'autoReply';
    case 'country-unknown':
      return 'country';
    case 'malformed':
      return FIELDS.find((field) => refusal.fields.some((path) => path === field || path.startsWith(`${field}.`)));
    default:
      return undefined;
  }
}

/** Why a request type cannot be used; without a reason it is gone, or was never there. */
export function targetProblemText(t: Texts, problem: RequestTypeChoice['problem']): string {
  if (problem?.code === 'required-fields') {
    return t('admin.target.required-fields', { fields: problem.fields.join(', ') });
  }
  if (problem?.code === 'no-description') return t('admin.target.no-description');
  return t(problem ? 'admin.target.app-may-not-create' : 'admin.target.not-usable');
}

/** Every refusal has words; what can happen anywhere has them in `shared/trouble`. */
export function refusalText(t: Texts, refusal: AdminRefusal): string {
  switch (refusal.code) {
    case 'scope-missing':
      return t('admin.refusal.scope-missing', { scope: refusal.scope });
    case 'provider-problem':
      return t('admin.refusal.provider-problem', { status: refusal.status });
    case 'auto-reply-too-long':
      return t('admin.refusal.auto-reply-too-long', { parts: refusal.parts });
    case 'target-not-usable':
      return targetProblemText(t, refusal.problem);
    case 'malformed':
      return fieldOf(refusal) ? t('admin.refusal.malformed') : troubleText(t, refusal);
    case 'base-url-not-infobip':
    case 'api-key-missing':
    case 'api-key-refused':
    case 'provider-unreachable':
    case 'sender-invalid':
    case 'project-not-found':
    case 'target-not-found':
    case 'pin-refused':
      return t(`admin.refusal.${refusal.code}`);
    case 'country-unknown':
      return t('admin.replying.country-unknown');
    default:
      return troubleText(t, refusal);
  }
}
