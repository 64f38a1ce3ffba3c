import type { HttpAnswer } from '../ports';

export interface RefusalDetails {
  messages?: string[];
  /** By field or parameter; platform envelope only. */
  errors?: Record<string, string>;
  i18nKey?: string;
}

/** An answer that is not a success, on its way to the one place that writes it in the envelope of the API called. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly details: RefusalDetails = {},
  ) {
    super(details.messages?.join(' ') ?? `HTTP ${String(status)}`);
  }
}

export function refuse(status: number, message: string, i18nKey?: string): Refusal {
  return new Refusal(status, i18nKey === undefined ? { messages: [message] } : { messages: [message], i18nKey });
}

/** 400 for one field, as the platform says it. */
export function refuseField(field: string, message: string): Refusal {
  return new Refusal(400, { errors: { [field]: message } });
}

/** The two error shapes: the platform's `errorMessages`/`errors`, and Jira Service Management's `errorMessage`. */
export function refusalAnswer(refusal: Refusal, path: string): HttpAnswer {
  const { messages = [], errors = {}, i18nKey } = refusal.details;
  const headers = { 'content-type': 'application/json;charset=UTF-8' };
  if (path.startsWith('/rest/servicedeskapi/')) {
    const text = [...messages, ...Object.entries(errors).map(([field, message]) => `${field}: ${message}`)].join(' ');
    const body = { errorMessage: text, i18nErrorMessage: { i18nKey: i18nKey ?? 'sd.rest.error', parameters: [] } };
    return { status: refusal.status, headers, body: JSON.stringify(body) };
  }
  return { status: refusal.status, headers, body: JSON.stringify({ errorMessages: messages, errors }) };
}

export const noSuchIssue = 'Issue does not exist or you do not have permission to see it.';
