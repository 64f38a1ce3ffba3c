import { useMemo } from 'react';
import { useProductContext } from '@forge/react';
import { readTypedNumber } from '../../src/contract/phone-number';
import type { Option } from '../shared/choice';

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const CODES = LETTERS.flatMap((first) => LETTERS.map((second) => `${first}${second}`));

/** A region that has national numbers: one typed with a leading zero can be read there. */
function hasNationalNumbers(region: string): boolean {
  const read = readTypedNumber('0123456789', region);
  return read.ok || read.because !== 'national';
}

function namesIn(locale: string | undefined): Intl.DisplayNames {
  try {
    return new Intl.DisplayNames(locale?.replace('_', '-'), { type: 'region' });
  } catch {
    return new Intl.DisplayNames(undefined, { type: 'region' });
  }
}

function countriesIn(locale: string | undefined): Option[] {
  const names = namesIn(locale);
  return CODES.filter(hasNationalNumbers)
    .map((code) => ({ value: code, label: `${names.of(code) ?? code} (${code})` }))
    .sort((one, other) => one.label.localeCompare(other.label));
}

/** All countries that numbers can be typed for, by their names in the viewer's language. */
export function useCountries(): readonly Option[] {
  const locale = useProductContext()?.locale;
  return useMemo(() => countriesIn(locale), [locale]);
}
