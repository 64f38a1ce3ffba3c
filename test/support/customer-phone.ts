import type { Site } from '../sandbox/site';

/** The customer of most tests. */
export const CUSTOMER = '385981234567';

/** What customers do on their phones, and what they see there. */
export function customerPhone(site: () => Site) {
  const phoneOf = (number = CUSTOMER) =>
    site()
      .infobip.phones.of(number)
      .map(({ messageId, direction, sender, text, status }) => ({ messageId, direction, sender, text, status }));
  const received = (number = CUSTOMER) => phoneOf(number).filter(({ direction }) => direction === 'received');
  return {
    phoneOf,
    /** What reached the phone, oldest first. */
    receivedBy: received,
    textsReceivedBy: (number = CUSTOMER) => received(number).map(({ text }) => text),
    /** The customer writes; resolves when the web trigger has answered for the first time. */
    customerWrites: async (
      text: string,
      { from = CUSTOMER, to, at }: { from?: string; to?: string; at?: number } = {},
    ): Promise<string> => {
      const sent = await site().infobip.customerSends(from, { channel: 'sms', text, to, at });
      if ('refused' in sent) throw new Error(`The phone cannot send: ${sent.refused}`);
      return sent.messageId;
    },
  };
}
