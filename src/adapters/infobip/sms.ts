import { z } from 'zod';
import type { SendOutcome, Site, SiteState, SmsProvider } from '../../app/ports';
import { failureOf } from './failures';
import { infobipSdk, type SdkOutcome } from './sdk';

/** `REJECTED_DUPLICATE_MESSAGE_ID`: an earlier call with this id was taken over. */
const DUPLICATE_ID = 23;

const status = z.object({
  groupId: z.number().int(),
  id: z.number().int(),
  description: z.string().nullish(),
});
const sent = z.object({ messages: z.array(z.object({ status, smsCount: z.number().int().nullish() })).min(1) });

/** `PENDING`, `DELIVERED` and `ACCEPTED`: taken over. Anything else inside a 200 is a refusal. */
const TAKEN_OVER = new Set([0, 1, 3]);

/** SMS through Infobip, with the account that the settings name; a refused key is looked up anew before it counts. */
export function infobipSms(site: Pick<Site, 'current' | 'fresh'>): SmsProvider {
  return {
    send: async (message) => {
      const remembered = await site.current();
      const outcome = await sendWith(remembered, message);
      if (!isKeyProblem(outcome)) return outcome;
      const stored = await site.fresh();
      return stored.apiKey === remembered.apiKey ? outcome : sendWith(stored, message);
    },
  };
}

type SmsMessage = Parameters<SmsProvider['send']>[0];

async function sendWith({ settings, apiKey }: SiteState, { id, sender, to, text }: SmsMessage): Promise<SendOutcome> {
  if (settings.connection === undefined || apiKey === undefined) {
    return { outcome: 'refused', failure: { reason: 'not-configured' }, alarm: true };
  }
  const sdk = infobipSdk(settings.connection.baseUrl, apiKey);
  return judge(await sdk.sendSms({ messageId: id, from: sender, to, text }));
}

function isKeyProblem(outcome: SendOutcome): boolean {
  return outcome.outcome === 'refused' && ['key-refused', 'not-configured'].includes(outcome.failure.reason);
}

function judge(outcome: SdkOutcome): SendOutcome {
  if (outcome.kind === 'not-sent') return { outcome: 'not-accepted', retryAfterMs: undefined };
  if (outcome.kind === 'unclear') return { outcome: 'unclear' };
  const { status: code, body, retryAfterMs } = outcome;
  if (code === 429 || code === 503) return { outcome: 'not-accepted', retryAfterMs };
  if (code === 401 || code === 403) return { outcome: 'refused', failure: { reason: 'key-refused' }, alarm: true };
  if (code >= 400 && code < 500) return { outcome: 'refused', failure: { reason: 'provider-problem' }, alarm: false };
  const message = code === 200 ? sent.safeParse(body).data?.messages[0] : undefined;
  if (message === undefined) return { outcome: 'unclear' };
  if (TAKEN_OVER.has(message.status.groupId) || message.status.id === DUPLICATE_ID) {
    return { outcome: 'accepted', parts: message.smsCount ?? undefined };
  }
  const failure = failureOf(message.status);
  return { outcome: 'refused', failure, alarm: failure.reason === 'no-credit' };
}
