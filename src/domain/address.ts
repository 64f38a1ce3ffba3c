import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** How a customer is reached: E.164 digits without `+` (at most 15), or what is no phone number. */
export type Address = { kind: 'phone'; digits: string } | { kind: 'word'; text: string };

/**
 * Reads an origin as the provider states it; inbound is never refused. Digits without prefix are international, `00` is
 * `+`, `(0)` is dropped. 7 to 15 digits that cannot be parsed stay as they are; the rest is a short code or a word and cannot be answered.
 */
export function readAddress(raw: string): Address {
  const compact = raw.replace(/\(0\)/g, '').replace(/[\s\u00a0().\-/\u2010-\u2015]/g, '');
  const international = compact.replace(/^\+/, '').replace(/^00/, '');
  if (!/^\d{7,15}$/.test(international)) return { kind: 'word', text: raw.trim().slice(0, 64) };
  const parsed = parsePhoneNumberFromString(`+${international}`);
  const digits = parsed?.number.slice(1) ?? international;
  return { kind: 'phone', digits: digits.length <= 15 ? digits : international };
}

/** One spelling per address: what customers are identified by. */
export function canonical(address: Address): string {
  return address.kind === 'phone' ? address.digits : `word:${address.text.toLowerCase()}`;
}

/** The country calling code of a number, where there is one. */
export function callingCode(digits: string): string | undefined {
  return parsePhoneNumberFromString(`+${digits}`)?.countryCallingCode;
}
