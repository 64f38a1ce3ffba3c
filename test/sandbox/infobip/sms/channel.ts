import type { Channel, ChannelHost } from '../channel';
import { smsLength } from './length';
import { previewSms } from './preview';
import { sendSms } from './send';
import { inboundSms, smsReport } from './webhooks';

/** SMS as Infobip's API v2 has it. A further channel is a further file like this one. */
export function createSmsChannel(host: ChannelHost): Channel {
  return {
    name: 'sms',
    subscription: 'SMS',
    endpoints: [
      {
        method: 'POST',
        path: '/sms/2/text/advanced',
        scopes: ['message:send', 'sms:message:send'],
        envelope: 'A',
        handle: (request) => sendSms(host, request),
      },
      {
        method: 'POST',
        path: '/sms/1/preview',
        scopes: ['sms:manage'],
        envelope: 'A',
        handle: previewSms,
      },
    ],
    countParts: (text) => smsLength(text).parts,
    inbound: (message) => inboundSms(host, message),
    report: smsReport,
  };
}
