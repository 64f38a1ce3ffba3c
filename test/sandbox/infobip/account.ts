import { z } from 'zod';
import type { Documents } from '../ports';

const channel = z.enum(['sms', 'whatsapp', 'viber']);

/** One subscription with its profile, flat: where a channel's events go. */
const subscription = z.strictObject({
  channel: z.enum(['SMS', 'WHATSAPP', 'VIBER']),
  events: z.array(z.enum(['INBOUND_MESSAGE', 'DELIVERY', 'SEEN'])),
  notifyUrl: z.url().max(512),
  headers: z.record(z.string(), z.string()),
  /** Our senders that this subscription is for; absent: all. */
  resources: z.array(z.string()).optional(),
});

/** The state of the Infobip account, as `/sandbox/infobip` shows and changes it. */
const accountSchema = z.strictObject({
  senders: z.array(z.strictObject({ channel, sender: z.string().min(1) })),
  templates: z.array(z.record(z.string(), z.unknown())),
  subscriptions: z.array(subscription),
  apiKeys: z.array(z.string().min(1)),
  keyScopes: z.array(z.string()),
  /** In the account's currency, EUR. */
  credit: z.number(),
  blocklist: z.array(z.string()),
  /** At most 20 different and 6 identical messages an hour for one recipient. */
  floodingFilter: z.boolean(),
  /** Whether a repeated message id is refused with status 23. */
  refuseRepeatedIds: z.boolean(),
  /** Whether the SDK's extra top-level `type` is refused. */
  refuseExtraType: z.boolean(),
  /** Delivered follows by itself, or only when it is asked for. */
  reports: z.enum(['automatic', 'manual']),
  /** How often, 0 to 1, a push is made a second time. */
  duplicates: z.number().min(0).max(1),
});
export type Account = z.infer<typeof accountSchema>;
export type Subscription = z.infer<typeof subscription>;
export const accountChangeSchema = accountSchema.partial();
export type AccountChange = z.infer<typeof accountChangeSchema>;

const initialAccount: Account = {
  senders: [{ channel: 'sms', sender: '41799000001' }],
  templates: [],
  subscriptions: [],
  apiKeys: ['sandbox-api-key'],
  keyScopes: ['message:send', 'inbound-message:read', 'sms:manage', 'account-management:manage'],
  credit: 100,
  blocklist: [],
  floodingFilter: false,
  refuseRepeatedIds: true,
  refuseExtraType: false,
  reports: 'automatic',
  duplicates: 0,
};

export interface AccountState {
  read(): Account;
  change(change: AccountChange): Account;
}

export function createAccount(documents: Documents): AccountState {
  const stored = documents.collection<Account>('infobip.account');
  const read = () => stored.get('account') ?? initialAccount;
  return {
    read,
    change: (change) => {
      const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const next = accountSchema.parse({ ...read(), ...named });
      stored.put('account', next);
      return next;
    },
  };
}
