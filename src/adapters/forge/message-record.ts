import { z } from 'zod';
import type { Message } from '../../domain/message';
import { channel, content, instant } from './records';

const written = {
  key: z.string(),
  version: z.number().int(),
  customer: z.string(),
  segment: z.string(),
  at: instant,
  storedAt: instant,
};

const agent = z.object({ kind: z.literal('agent'), accountId: z.string() });
const automatic = z.object({ kind: z.literal('automatic') });

const deliveryState = z.enum(['sending', 'unknown', 'sent', 'delivered', 'seen', 'failed']);

const delivery = z.object({
  state: deliveryState,
  times: z.partialRecord(deliveryState, instant),
  failure: z
    .object({
      reason: z.enum([
        'number-invalid',
        'number-not-in-use',
        'phone-unreachable',
        'recipient-blocked',
        'opted-out',
        'no-credit',
        'sender-not-registered',
        'route-not-available',
        'too-long',
        'too-many-messages',
        'content-blocked',
        'expired',
        'key-refused',
        'not-configured',
        'too-late',
        'provider-unreachable',
        'provider-problem',
        'unknown-reason',
      ]),
      description: z.string().optional(),
    })
    .optional(),
  reportedAt: instant.optional(),
  parts: z.number().int().optional(),
  price: z.object({ amount: z.number(), currency: z.string() }).optional(),
});

export const messageRecord: z.ZodType<Message> = z.discriminatedUnion('direction', [
  z.object({
    ...written,
    direction: z.literal('inbound'),
    channel,
    sender: z.string(),
    providerId: z.string(),
    content,
    parts: z.number().int().optional(),
  }),
  z.object({
    ...written,
    direction: z.literal('outbound'),
    channel,
    sender: z.string(),
    to: z.string(),
    author: z.union([agent, automatic]),
    content: z.union([
      z.object({ kind: z.literal('text'), text: z.string() }),
      z.object({ kind: z.literal('erased') }),
    ]),
    delivery,
    resendOf: z.string().optional(),
    answers: instant.optional(),
  }),
  z.object({
    ...written,
    direction: z.literal('none'),
    activity: z.discriminatedUnion('what', [
      z.object({
        what: z.enum([
          'opened',
          'ended',
          'resumed',
          'resumed-paused',
          'paused',
          'reactivated',
          'read-only',
          'undone',
          'number-added',
          'number-changed',
          'number-removed',
        ]),
      }),
      z.object({ what: z.enum(['split-off', 'split-from']), count: z.number().int(), request: z.string() }),
      z.object({ what: z.literal('merged'), requests: z.array(z.string()) }),
      z.object({ what: z.literal('moved-on'), count: z.number().int() }),
    ]),
    by: z.union([z.object({ kind: z.literal('customer') }), agent, automatic, z.object({ kind: z.literal('app') })]),
  }),
]);
