import { route } from '@forge/api';
import { z } from 'zod';
import type { CreateOutcome, RefusedTarget, RequestOrder } from '../../app/ports/requests';
import { textDocument } from './adf';
import { callJira, type JiraAnswer } from './client';

const created = z.object({ issueId: z.string(), issueKey: z.string() });

const refusal = z.object({ errorMessage: z.string().optional() });

/** Opens a request; as the app, Jira mails the customer nothing. There is no idempotency key. */
export async function createRequest(as: 'app' | 'person', order: RequestOrder): Promise<CreateOutcome> {
  const answer = await callJira(as, {
    path: route`/rest/servicedeskapi/request`,
    method: 'POST',
    body: {
      serviceDeskId: order.serviceDeskId,
      requestTypeId: order.requestTypeId,
      requestFieldValues: { summary: order.summary, description: textDocument(order.description) },
      // Without it the description would be read as wiki markup.
      isAdfRequest: true,
      ...(order.reporter === undefined ? {} : { raiseOnBehalfOf: order.reporter }),
    },
  });
  return outcomeOf(answer);
}

function outcomeOf(answer: JiraAnswer): CreateOutcome {
  if (!answer.reached) return { outcome: 'unclear' };
  const { status } = answer;
  if (status === 201) {
    const body = created.safeParse(answer.body);
    // The request exists, but we cannot tell which: it is found by searching.
    return body.success
      ? { outcome: 'created', request: body.data.issueId, key: body.data.issueKey }
      : { outcome: 'unclear' };
  }
  if (status === 429) return { outcome: 'not-accepted', retryAfterMs: answer.retryAfterMs };
  if (status === 503 && answer.retryAfterMs !== undefined) {
    return { outcome: 'not-accepted', retryAfterMs: answer.retryAfterMs };
  }
  if (status >= 400 && status < 500) return { outcome: 'refused', reason: reasonOf(status, answer.body) };
  return { outcome: 'unclear' };
}

/** Jira's texts are translated: only the status is sure, and a named field is a hint. */
function reasonOf(status: number, body: unknown): RefusedTarget {
  if (status === 401 || status === 403) return 'not-permitted';
  if (status === 404) return 'project-or-type-gone';
  const message = refusal.safeParse(body).data?.errorMessage ?? '';
  return /require|erforderlich|Pflicht/i.test(message) ? 'field-required' : 'project-or-type-gone';
}
