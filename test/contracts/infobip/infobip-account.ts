import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { createChance } from '../../sandbox/chance';
import { createDocuments } from '../../sandbox/documents';
import { baseUrl } from '../../sandbox/infobip/api';
import { createInfobip } from '../../sandbox/infobip/infobip';
import type { HttpRequest } from '../../sandbox/ports';
import { createLiveTimeline } from '../../sandbox/timeline';

export const ourLine = '41799000001';
const phone = '385981234567';
const json = z.record(z.string(), z.unknown());

/** An Infobip account with one SMS line whose webhook is answered with the statuses that a test queues, else 200. */
export function givenAccount({ database = new DatabaseSync(':memory:') } = {}) {
  const start = Date.parse('2026-11-24T08:00:00.000Z');
  const timeline = createLiveTimeline({
    realNow: Date.now,
    offset: start - Date.now(),
    onJump: () => undefined,
    onError: (name, error) => {
      throw new Error(name, { cause: error });
    },
  });
  const pushed: { at: number; request: HttpRequest; body: Record<string, unknown> }[] = [];
  const answers: number[] = [];
  const open = () =>
    createInfobip({
      timeline,
      chance: createChance(7),
      documents: createDocuments(database),
      callWebTrigger: (request) => {
        pushed.push({ at: timeline.now(), request, body: json.parse(JSON.parse(String(request.body))) });
        return Promise.resolve({ status: answers.shift() ?? 200, headers: {}, body: '' });
      },
    });
  const infobip = open();
  infobip.changeAccount({
    subscriptions: [
      {
        channel: 'SMS',
        events: ['INBOUND_MESSAGE', 'DELIVERY'],
        notifyUrl: 'https://site.webtrigger.atlassian.app/public/abc',
        headers: { 'x-omnichat-secret': 'a secret' },
      },
    ],
  });

  const call = async (
    method: string,
    path: string,
    body?: unknown,
    { key = 'sandbox-api-key', host = baseUrl }: { key?: string; host?: string } = {},
  ) => {
    const answer = await infobip.request({
      method,
      url: host + path,
      headers: { authorization: `App ${key}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if ('failure' in answer) return { failure: answer.failure };
    return { status: answer.status, body: json.parse(JSON.parse(String(answer.body))) };
  };
  const send = async (text: string, { to = phone, messageId = 'm-1', from = ourLine, more = {} } = {}) =>
    call('POST', '/sms/2/text/advanced', { messages: [{ from, destinations: [{ to, messageId }], text, ...more }] });
  /** The name of the first message's status. */
  const statusOf = async (...message: Parameters<typeof send>) => {
    const { body } = await send(...message);
    return sendAnswer.parse(body).messages[0]?.status.name;
  };
  return { infobip, timeline, pushed, answers, call, send, statusOf, phone, reopen: open };
}

const sendAnswer = z.object({ messages: z.array(z.object({ status: z.object({ name: z.string() }) })) });
