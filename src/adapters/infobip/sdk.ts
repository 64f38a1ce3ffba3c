import { AuthType, Infobip } from '@infobip-api/sdk';
import { z } from 'zod';

/** What became of a call. Never an error object of the SDK: those carry the API key. */
export type SdkOutcome =
  | { kind: 'answer'; status: number; body: unknown; retryAfterMs: number | undefined }
  /** Certainly not received: the connection was refused, or the name was not found. */
  | { kind: 'not-sent' }
  /** It may have been received: a time-out, or a connection that broke. */
  | { kind: 'unclear' };

export interface Sdk {
  sendSms(message: { messageId: string; from: string; to: string; text: string }): Promise<SdkOutcome>;
  previewSms(text: string): Promise<SdkOutcome>;
}

/** Ends a hanging answer; the deadline ends everything else. Both lie well inside a resolver's 25 s. */
const IDLE_MS = 10_000;
const DEADLINE_MS = 14_000;

/** What is used of the channel's own axios instance (private in SDK 0.3.2, so the version is pinned and a test watches it). */
interface Axios {
  defaults: Record<string, unknown>;
  interceptors: {
    request: { use(adjust: (config: Record<string, unknown>) => Record<string, unknown>): unknown };
  };
}
interface SmsChannel {
  http: { axios: Axios };
  send(body: unknown): Promise<unknown>;
  preview(body: unknown): Promise<unknown>;
}
const smsChannel = z.custom<SmsChannel>(
  (value) => z.looseObject({ http: z.looseObject({ axios: z.unknown() }) }).safeParse(value).success,
);

/** The SMS channel of an account, with the time-out and the care for errors that the SDK lacks. */
export function infobipSdk(baseUrl: string, apiKey: string): Sdk {
  const sdk = new Infobip({ baseUrl, apiKey, authType: AuthType.ApiKey });
  const sms = smsChannel.parse(z.looseObject({ sms: z.unknown() }).parse(sdk.channels).sms);
  harden(sms.http.axios);
  return {
    sendSms: ({ messageId, from, to, text }) =>
      outcomeOf(
        sms.send({ messages: [{ from, destinations: [{ to, messageId }], text }], includeSmsCountInResponse: true }),
      ),
    previewSms: (text) => outcomeOf(sms.preview({ text })),
  };
}

function harden(axios: Axios): void {
  Object.assign(axios.defaults, { timeout: IDLE_MS, maxRedirects: 0, validateStatus: () => true });
  axios.interceptors.request.use((config) => ({
    ...config,
    signal: AbortSignal.timeout(DEADLINE_MS),
    data: plainBody(config['data']),
  }));
}

/** The SDK adds a field `type` that the API does not know. */
function plainBody(data: unknown): unknown {
  const body = z.looseObject({ messages: z.unknown() }).safeParse(data);
  if (!body.success) return data;
  const { type: _ofTheSdk, ...rest } = body.data;
  return rest;
}

const answered = z.object({ status: z.number().int(), data: z.unknown(), headers: z.looseObject({}).optional() });
const failed = z.object({ response: answered.optional(), code: z.string().optional() });

const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Every method of the SDK resolves, with the answer or with the error; a thrown one is treated alike. */
async function outcomeOf(call: Promise<unknown>): Promise<SdkOutcome> {
  const result: unknown = await call.catch((error: unknown) => error);
  if (!(result instanceof Error)) {
    const direct = answered.safeParse(result);
    if (direct.success) return answer(direct.data);
  }
  const failure = failed.safeParse(result).data;
  if (failure?.response !== undefined) return answer(failure.response);
  return failure?.code !== undefined && NOT_SENT.has(failure.code) ? { kind: 'not-sent' } : { kind: 'unclear' };
}

function answer({ status, data, headers }: z.infer<typeof answered>): SdkOutcome {
  const seconds = Number(headers?.['retry-after'] ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) ? Math.max(0, seconds) * 1000 : undefined;
  return { kind: 'answer', status, body: data, retryAfterMs };
}
