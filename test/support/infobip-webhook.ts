import type { Site } from '../sandbox/site';
import { demo } from '../sandbox/site-demo';

/** One item of `results` as Infobip's inbound format has it. */
export function inboundItem(
  messageId: string,
  text: string,
  more: { from?: string; to?: string; receivedAt?: string } = {},
): Record<string, unknown> {
  const { from = '385981234567', to = demo.sender, receivedAt } = more;
  return {
    messageId,
    from,
    to,
    text,
    cleanText: text,
    smsCount: 1,
    ...(receivedAt !== undefined && { receivedAt }),
  };
}

const STATUSES = {
  delivered: { groupId: 3, groupName: 'DELIVERED', id: 5, name: 'DELIVERED_TO_HANDSET', description: 'Delivered' },
  failed: { groupId: 2, groupName: 'UNDELIVERABLE', id: 9, name: 'UNDELIVERABLE_NOT_DELIVERED', description: 'Not' },
  expired: { groupId: 4, groupName: 'EXPIRED', id: 15, name: 'EXPIRED_EXPIRED', description: 'Expired' },
};

/** One item of `results` as Infobip's delivery reports have it. */
export function reportItem(messageId: string, state: keyof typeof STATUSES, doneAt: string): Record<string, unknown> {
  return {
    bulkId: 'bulk-1',
    messageId,
    to: '385981234567',
    doneAt,
    sentAt: doneAt,
    smsCount: 1,
    status: STATUSES[state],
  };
}

/** Infobip's calls of our web trigger, made by hand. */
export function infobipWebhook(site: () => Site) {
  const secretOf = (): string => {
    const [subscription] = site().infobip.account().subscriptions;
    const secret = subscription?.headers[demo.secretHeader];
    if (secret === undefined) throw new Error('Infobip knows no secret of ours.');
    return secret;
  };
  /** @returns the answer's status */
  const call = async (body: string, headers: Record<string, string>, query = ''): Promise<number> => {
    const answer = await site().webTrigger({ method: 'POST', path: `/webtrigger/infobip${query}`, headers, body });
    return answer.status;
  };
  return {
    webhookSecret: secretOf,
    webhookCalled: call,
    /** A body with our secret in the header. */
    webhookGets: (body: unknown): Promise<number> =>
      call(typeof body === 'string' ? body : JSON.stringify(body), { [demo.secretHeader]: secretOf() }),
    /** The items as one batch. */
    webhookGetsItems: (...results: unknown[]): Promise<number> =>
      call(JSON.stringify({ results }), { [demo.secretHeader]: secretOf() }),
  };
}
