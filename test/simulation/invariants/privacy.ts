import { secretWord } from '../actors/phones';

/** Whether a text names a customer's number or quotes what somebody wrote. */
export function personalIn(text: string, numbers: readonly string[]): boolean {
  const compact = text.replace(/[\s()+-]/g, '');
  return text.includes(secretWord) || numbers.some((number) => compact.includes(number));
}
