import { z } from 'zod';
import type { Violations } from '../envelopes';

const notModelled = z.never({ error: 'is not modelled by the sandbox' }).optional();

const message = z.strictObject({
  from: z.string().min(1, 'must not be blank'),
  destinations: z
    .array(
      z.strictObject({
        to: z.string().max(64, 'size must be between 0 and 64'),
        messageId: z.string().min(1).optional(),
      }),
    )
    .min(1, 'must not be empty'),
  text: z.string().refine((text) => text.trim() !== '', 'must not be blank'),
  callbackData: z.string().max(4000, 'size must be between 0 and 4000').optional(),
  validityPeriod: z.int().min(0).optional(),
  flash: z.boolean().optional(),
  entityId: z.string().max(50, 'size must be between 0 and 50').optional(),
  applicationId: z.string().max(50, 'size must be between 0 and 50').optional(),
  campaignReferenceId: z.string().max(255, 'size must be between 0 and 255').optional(),
  language: z.strictObject({ languageCode: z.enum(['NONE', 'TR', 'ES', 'PT', 'AUTODETECT']).optional() }).optional(),
  transliteration: z.enum(['NONE']).optional(),
  notifyUrl: notModelled,
  notifyContentType: notModelled,
  intermediateReport: notModelled,
  sendAt: notModelled,
  deliveryTimeWindow: notModelled,
  regional: notModelled,
});

/** `POST /sms/2/text/advanced`. `type` is what `@infobip-api/sdk` adds; the API document does not know it. */
export const sendRequest = z.strictObject({
  type: z.literal('text').optional(),
  bulkId: z.string().max(100, 'size must be between 0 and 100').optional(),
  messages: z.array(message).min(1, 'must not be empty'),
  includeSmsCountInResponse: z.boolean().optional(),
  urlOptions: notModelled,
  tracking: notModelled,
  sendingSpeedLimit: notModelled,
});
export type SendRequest = z.infer<typeof sendRequest>;
export type SendMessage = SendRequest['messages'][number];

/** `POST /sms/1/preview`. */
export const previewRequest = z.strictObject({
  text: z.string(),
  languageCode: z.enum(['TR', 'ES', 'PT', 'AUTODETECT']).optional(),
  transliteration: z.enum(['NONE']).optional(),
});

/** A body read as `schema`, or what is wrong with it in Infobip's form. */
export function readBody<T>(
  schema: z.ZodType<T>,
  body: string | Uint8Array | undefined,
): { ok: true; value: T } | { ok: false; violations: Violations } {
  const result = schema.safeParse(parseJson(body));
  if (result.success) return { ok: true, value: result.data };
  const violations: Violations = {};
  for (const issue of result.error.issues) {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const places = keys.length > 0 ? keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const place of places) {
      const text = keys.length > 0 ? 'is unknown' : issue.message;
      (violations[fieldName(place)] ??= []).push(text);
    }
  }
  return { ok: false, violations };
}

function parseJson(body: string | Uint8Array | undefined): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : Buffer.from(body ?? []).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** `messages[0].text` from `['messages', 0, 'text']`. */
function fieldName(path: PropertyKey[]): string {
  return path
    .map((part, place) => (typeof part === 'number' ? `[${String(part)}]` : `${place > 0 ? '.' : ''}${String(part)}`))
    .join('');
}
