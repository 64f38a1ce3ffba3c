export type SmsEncoding = 'GSM-7' | 'UCS-2';

export interface SmsLength {
  encoding: SmsEncoding;
  /** Septets (extension characters count two) or UTF-16 units. */
  units: number;
  parts: number;
  /** Units that still fit into the last part. */
  remaining: number;
  /** The characters that force UCS-2, each once, in order of appearance. */
  forcing: string[];
}

/** More than either is refused by the provider (Infobip status 25). */
export const SMS_MAX_PARTS = 25;
export const SMS_MAX_BYTES = 4000;

const GSM_BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const GSM_EXTENSION = new Set('^{}\\[~]|€\f');

const CAPACITY = { 'GSM-7': { single: 160, part: 153 }, 'UCS-2': { single: 70, part: 67 } } as const;

/** Counts a text as the network does (3GPP TS 23.038 alphabet, 23.040 parts). An escape or surrogate pair never straddles parts. */
export function measureSms(text: string): SmsLength {
  const characters = [...text];
  const forcing = [...new Set(characters.filter((c) => !GSM_BASIC.has(c) && !GSM_EXTENSION.has(c)))];
  const encoding: SmsEncoding = forcing.length === 0 ? 'GSM-7' : 'UCS-2';
  const sizes = characters.map((c) => (encoding === 'GSM-7' ? (GSM_EXTENSION.has(c) ? 2 : 1) : c.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const { single, part } = CAPACITY[encoding];
  if (units <= single) return { encoding, units, parts: units === 0 ? 0 : 1, remaining: single - units, forcing };

  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > part) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return { encoding, units, parts, remaining: part - used, forcing };
}

/** Bytes as the provider counts them: septets packed to octets, or two a UTF-16 unit. */
export function smsBytes(length: SmsLength): number {
  return length.encoding === 'GSM-7' ? Math.ceil((length.units * 7) / 8) : length.units * 2;
}

export function smsIsTooLong(length: SmsLength): boolean {
  return length.parts > SMS_MAX_PARTS || smsBytes(length) > SMS_MAX_BYTES;
}

const GSM_LOOKALIKES: Readonly<Record<string, string>> = {
  '„': '"',
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '‚': "'",
  '‘': "'",
  '’': "'",
  '`': "'",
  '´': "'",
  '–': '-',
  '—': '-',
  '‑': '-',
  '−': '-',
  '…': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '•': '*',
  ç: 'c',
  '\t': ' ',
};

/**
 * Replaces what has a plain spelling in GSM-7, an umlaut typed as letter and dots included. What has none (an emoji, č)
 * stays, since letters carry meaning.
 */
export function replaceForGsm(text: string): string {
  return [...text.normalize('NFC')].map((c) => (GSM_BASIC.has(c) ? c : (GSM_LOOKALIKES[c] ?? c))).join('');
}
