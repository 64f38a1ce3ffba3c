/** GSM 03.38 basic character set, without the escape. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Characters that cost two positions. */
const extended = new Set('\f^{}\\[~]|€');

export interface SmsLength {
  parts: number;
  /** Positions that are free in the last part. */
  remaining: number;
  /** More than 25 parts or 4,000 bytes are refused by Infobip. */
  tooLong: boolean;
}

const mostParts = 25;
const mostBytes = 4_000;

/** Fills parts in order; a character of two positions never straddles two parts. */
function split(widths: number[], whole: number, perPart: number): { parts: number; remaining: number } {
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total <= whole) return { parts: 1, remaining: whole - total };
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > perPart) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return { parts, remaining: perPart - used };
}

/** How an SMS is cut: GSM-7 160 and 153 positions, UCS-2 70 and 67 code units. */
export function smsLength(text: string): SmsLength {
  const characters = Array.from(text);
  const isGsm = characters.every((character) => basic.has(character) || extended.has(character));
  const { parts, remaining } = isGsm
    ? split(
        characters.map((character) => (extended.has(character) ? 2 : 1)),
        160,
        153,
      )
    : split(
        characters.map((character) => character.length),
        70,
        67,
      );
  return { parts, remaining, tooLong: parts > mostParts || Buffer.byteLength(text) > mostBytes };
}
