import type { ChannelHost, Outcome } from '../channel';
import type { PhoneMessage } from '../phones';
import { providerTime } from '../provider-time';
import { currency, pricePerPart } from './send';

/**
 * An inbound SMS as the format `MO_JSON_2` has it. Real traffic writes explicit nulls for what is absent, the
 * documentation leaves it out: both happen. The counts beside `results` mean nothing.
 */
export function inboundSms({ chance }: ChannelHost, message: PhoneMessage): unknown {
  const nulls = chance.next() < 0.5 ? { keyword: null, callbackData: null, entityId: null, applicationId: null } : {};
  return {
    results: [
      {
        messageId: message.messageId,
        from: message.phone,
        to: message.sender,
        text: message.text,
        cleanText: message.text,
        ...nulls,
        receivedAt: providerTime(message.at),
        smsCount: message.parts,
        price: { pricePerMessage: 0, currency },
      },
    ],
    messageCount: 1,
    pendingMessageCount: Math.floor(chance.next() * 100),
  };
}

/** A delivery report in the shape that follows a v2 send: no sender, `smsCount`. */
export function smsReport(message: PhoneMessage, { status, error, doneAt }: Outcome): unknown {
  return {
    results: [
      {
        bulkId: message.bulkId,
        messageId: message.messageId,
        to: message.phone,
        sentAt: providerTime(message.at),
        doneAt: providerTime(doneAt),
        smsCount: message.parts,
        callbackData: message.callbackData,
        price: { pricePerMessage: pricePerPart, currency },
        status,
        error,
        entityId: message.entityId,
        applicationId: message.applicationId,
        campaignReferenceId: message.campaignReferenceId,
      },
    ],
  };
}
