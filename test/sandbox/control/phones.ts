import { z } from 'zod';
import type { Infobip, PhoneRefusal } from '../infobip/infobip';
import type { PhoneMessage } from '../infobip/phones';
import { ControlError, json, param, readJson, type ControlRequest, type Route } from './route';

const sendBody = z.strictObject({
  channel: z.enum(['sms', 'whatsapp', 'viber']).default('sms'),
  text: z.string().optional(),
  media: z.record(z.string(), z.unknown()).optional(),
  name: z.string().optional(),
  userId: z.string().optional(),
  to: z.string().min(1).optional(),
  at: z.iso.datetime({ offset: true }).optional(),
});
const reportBody = z.strictObject({
  messageId: z.string(),
  status: z.enum(['delivered', 'seen', 'failed']),
  error: z.union([z.string(), z.number()]).optional(),
});

const refusals: Record<PhoneRefusal, [status: number, message: string]> = {
  unknown_channel: [400, 'The Infobip stand-in does not have this channel.'],
  no_sender: [409, 'The Infobip account has no line of ours on this channel: name one as `to`.'],
  unknown_message: [404, 'This phone has received no such message.'],
  no_seen_reports: [400, 'This channel has no seen reports.'],
  unknown_error: [400, 'Infobip has no such error.'],
};

/** Phones of customers: what they sent and received, and what they do next. */
export function phoneRoutes(infobip: Infobip): Route[] {
  return [
    {
      method: 'GET',
      path: '/sandbox/phones/{number}',
      handle: (request) => json({ messages: infobip.phones.of(numberOf(request)).map(view) }),
    },
    {
      method: 'POST',
      path: '/sandbox/phones/{number}/send',
      handle: async (request) => {
        const { channel, text, media, name, userId, to, at } = readJson(sendBody, request);
        if (channel === 'sms' && (media ?? name ?? userId) !== undefined) {
          throw new ControlError(400, 'not_on_sms', 'An SMS has text only: no media, name or user id.');
        }
        if (text === undefined || text === '') throw new ControlError(400, 'no_text', 'The message has no text.');
        const sent = await infobip.customerSends(numberOf(request), {
          channel,
          text,
          to,
          at: at === undefined ? undefined : Date.parse(at),
        });
        if ('refused' in sent) throw refused(sent.refused);
        return json(sent);
      },
    },
    {
      method: 'POST',
      path: '/sandbox/phones/{number}/report',
      handle: async (request) => {
        const report = await infobip.report(numberOf(request), readJson(reportBody, request));
        if (report) throw refused(report.refused);
        return json({});
      },
    },
    {
      method: 'GET',
      path: '/desk/phones',
      handle: () => {
        const latest = infobip.phones.numbers().flatMap((number) => {
          const last = infobip.phones.of(number).at(-1);
          return last ? [{ number, last }] : [];
        });
        latest.sort((left, right) => right.last.at - left.last.at);
        return json({
          phones: latest.map(({ number, last }) => ({
            number,
            lastText: last.text,
            lastAt: new Date(last.at).toISOString(),
          })),
        });
      },
    },
  ];
}

function refused(code: PhoneRefusal): ControlError {
  const [status, message] = refusals[code];
  return new ControlError(status, code, message);
}

/** Phone numbers lose what people write between digits; short codes and words stay as they are. */
function numberOf(request: ControlRequest): string {
  const number = param(request, 'number').trim();
  return /^\+?[\d\s()./-]+$/.test(number) ? number.replace(/\D/g, '') : number;
}

function view({ messageId, direction, channel, sender, text, status, at }: PhoneMessage) {
  return { messageId, direction, channel, sender, text, status, at: new Date(at).toISOString() };
}
