import { callingCode, isLikeNumber, type Address } from './address';

/** Design §2.3: the calling code, one star per remaining digit, a space after the first four. Words and short codes are shown. */
export function mask(address: Address): string {
  if (address.kind === 'word') {
    return isLikeNumber(address.text) ? stars(address.text.replace(/\D/g, '').length) : address.text;
  }
  const code = callingCode(address.digits);
  const hidden = stars(address.digits.length - (code?.length ?? 0));
  return code === undefined ? hidden : `${code} ${hidden}`;
}

/** The address as the settings want it shown in texts that are written into requests. */
export function present(address: Address, showFullNumber: boolean): string {
  return showFullNumber && address.kind === 'phone' ? `+${address.digits}` : mask(address);
}

function stars(count: number): string {
  return count <= 4 ? '*'.repeat(count) : `**** ${'*'.repeat(count - 4)}`;
}
