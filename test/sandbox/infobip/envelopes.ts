import type { HttpAnswer } from '../ports';

/** Which of Infobip's error bodies a path answers with: `A` requestError, `B` errorCode. */
export type Envelope = 'A' | 'B';

const names: Record<number, { messageId: string; text: string }> = {
  400: { messageId: 'BAD_REQUEST', text: 'Bad request' },
  401: { messageId: 'UNAUTHORIZED', text: 'Unauthorized' },
  403: { messageId: 'FORBIDDEN', text: 'Forbidden' },
  404: { messageId: 'NOT_FOUND', text: 'Not found' },
  429: { messageId: 'TOO_MANY_REQUESTS', text: 'Too many requests' },
};

/** What is wrong with a request, by the path of the field. */
export type Violations = Record<string, string[]>;

export function jsonAnswer(status: number, body: unknown): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json;charset=UTF-8' }, body: JSON.stringify(body) };
}

/** An error in the envelope of the path. */
export function refusal(envelope: Envelope, status: number, violations: Violations = {}, detail?: string): HttpAnswer {
  const name = names[status] ?? { messageId: 'GENERAL_ERROR', text: 'Something went wrong' };
  if (envelope === 'B') {
    return jsonAnswer(status, {
      errorCode: `E${String(status)}`,
      description: detail ?? name.text,
      action: 'Check the request and the API documentation.',
      violations: Object.entries(violations).flatMap(([property, texts]) =>
        texts.map((violation) => ({ property, violation })),
      ),
      resources: [],
    });
  }
  const validationErrors = Object.keys(violations).length > 0 ? { validationErrors: violations } : {};
  const serviceException = { messageId: name.messageId, text: detail ?? name.text, ...validationErrors };
  return jsonAnswer(status, { requestError: { serviceException } });
}
