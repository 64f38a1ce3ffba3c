import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** How a customer is reached: E.164 digits without `+` (at most 15), or what is no phone number. */
export type Address = { kind: 'phone'; digits: string } | { kind: 'word'; text: string };

const LONGEST_WORD = 64;

/**
 * Reads an origin as the provider states it; inbound is never refused. Digits without prefix are international, `00` is
 * `+`, `(0)` is dropped, and so are spaces, punctuation and the invisible marks of address books. 7 to 15 digits that
 * cannot be parsed stay as they are; the rest is a short code or a word and cannot be answered.
 */
export function readAddress(raw: string): Address {
  const compact = compacted(raw);
  const international = compact.replace(/^\+/, '').replace(/^00/, '');
  if (!/^\d{7,15}$/.test(international)) return { kind: 'word', text: [...raw.trim()].slice(0, LONGEST_WORD).join('') };
  const parsed = parsePhoneNumberFromString(`+${international}`);
  const digits = parsed?.number.slice(1) ?? international;
  return { kind: 'phone', digits: digits.length <= 15 ? digits : international };
}

/** True for a word that is nothing but digits, more than a short code has: hidden like a number where people see it. */
export function isLikeNumber(word: string): boolean {
  return /^\+?\d{7,}$/.test(compacted(word));
}

/** Full-width digits become plain ones; spaces, punctuation and invisible marks go. */
export function compacted(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/\(\s*0\s*\)/g, '')
    .replace(/[\p{P}\p{Z}\p{C}]/gu, '');
}

/** One spelling per address: what customers are identified by. */
export function canonical(address: Address): string {
  return address.kind === 'phone' ? address.digits : `word:${address.text.toLowerCase()}`;
}

/** Two spellings of one line or number. */
export function isSameAddress(one: string, other: string): boolean {
  return canonical(readAddress(one)) === canonical(readAddress(other));
}

/** The country calling code of a number, where there is one. */
export function callingCode(digits: string): string | undefined {
  return parsePhoneNumberFromString(`+${digits}`)?.countryCallingCode;
}
