import type { Address } from './address';
import type { Channel } from './customer';
import { present } from './masking';
import type { Content } from './message';
import type { Language } from './settings';

const CHANNEL_NAMES: Record<Channel, string> = { sms: 'SMS', whatsapp: 'WhatsApp', viber: 'Viber' };

/** Jira takes one line of up to 255 characters. */
const SUMMARY_AT_MOST = 255;

/** Design §2.3: `SMS-Anfrage von 385 **** *****` or `SMS request from …`. */
export function requestSummary(
  channel: Channel,
  address: Address,
  settings: { language: Language; showFullNumber: boolean },
): string {
  const from = present(address, settings.showFullNumber).replace(/\s+/g, ' ');
  const name = CHANNEL_NAMES[channel];
  const text = settings.language === 'de' ? `${name}-Anfrage von ${from}` : `${name} request from ${from}`;
  return text.slice(0, SUMMARY_AT_MOST);
}

/** A message of spaces and control characters leaves a description empty, which a request type may refuse. */
const VISIBLE = /[^\p{Z}\p{C}]/u;

/** The customer's first message, verbatim. */
export function requestDescription(content: Content, language: Language): string {
  if (content.kind === 'text' && VISIBLE.test(content.text)) return content.text;
  return language === 'de' ? '(Nachricht ohne Text)' : '(Message without text)';
}

/** The internal note in a request that OmniChat created in vain: by an unclear answer, or because things changed meanwhile. */
export function strayNote(language: Language): string {
  return language === 'de'
    ? 'OmniChat braucht diese Anfrage nicht: Sie entstand, weil Jira nicht geantwortet oder sich inzwischen etwas geändert hat. Die Nachrichten stehen in einer anderen Anfrage dieses Kunden; nichts ist verloren.'
    : 'OmniChat does not need this request: it was made because Jira did not answer, or because things changed meanwhile. The messages are in another request of this customer; nothing is lost.';
}
