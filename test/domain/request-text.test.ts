import type { Address } from '../../src/domain/address';
import { requestDescription, requestSummary, strayNote } from '../../src/domain/request-text';

const phone: Address = { kind: 'phone', digits: '385981234567' };
const de = { language: 'de', showFullNumber: false } as const;
const en = { language: 'en', showFullNumber: false } as const;

describe('the summary', () => {
  it.each([
    ['sms', de, 'SMS-Anfrage von 385 **** *****'],
    ['whatsapp', de, 'WhatsApp-Anfrage von 385 **** *****'],
    ['viber', de, 'Viber-Anfrage von 385 **** *****'],
    ['sms', en, 'SMS request from 385 **** *****'],
    ['whatsapp', en, 'WhatsApp request from 385 **** *****'],
    ['viber', en, 'Viber request from 385 **** *****'],
  ] as const)('%s in %j', (channel, settings, summary) => {
    expect(requestSummary(channel, phone, settings)).toBe(summary);
  });

  it('shows the number where the settings say so', () => {
    expect(requestSummary('sms', phone, { ...de, showFullNumber: true })).toBe('SMS-Anfrage von +385981234567');
  });

  it('names a word, in one line', () => {
    expect(requestSummary('sms', { kind: 'word', text: 'Bank\r\nInfo' }, de)).toBe('SMS-Anfrage von Bank Info');
  });

  it('is never longer than Jira takes', () => {
    expect(requestSummary('sms', { kind: 'word', text: 'x'.repeat(400) }, en)).toHaveLength(255);
  });
});

describe('the description', () => {
  it('is the text, verbatim', () => {
    const text = ' *fett* {code} h1. <b>\n\n– Ende ';
    expect(requestDescription({ kind: 'text', text }, 'de')).toBe(text);
  });

  it.each([
    ['de', '(Nachricht ohne Text)'],
    ['en', '(Message without text)'],
  ] as const)('says in %s that there is none', (language, text) => {
    expect(requestDescription({ kind: 'unsupported', type: 'POLL' }, language)).toBe(text);
  });
});

it('the note in a request made in vain says that nothing is lost, in the language of the settings', () => {
  expect(strayNote('de')).toContain('nichts ist verloren');
  expect(strayNote('en')).toContain('nothing is lost');
});
