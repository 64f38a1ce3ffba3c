import {
  getExampleNumber,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js';
import examples from 'libphonenumber-js/mobile/examples';
import { compacted } from './address';

export type TypedNumber =
  | { ok: true; digits: string; /** Possible, but no number of its country looks like that. */ unusual: boolean }
  | { ok: false; because: 'empty' | 'not-a-number' | 'too-short' | 'too-long' | 'national' | 'impossible' };

/**
 * Reads a number that a person typed (design §2.1): it must be possible; not valid only warns. Digits without prefix
 * are international, `00` is `+`, `(0)` is dropped. A single leading 0 is national and needs a country.
 * @param country region code (`HR`), where the administrators chose one
 */
export function readTypedNumber(typed: string, country?: string): TypedNumber {
  const compact = compacted(typed);
  if (compact === '' || compact === '+') return { ok: false, because: 'empty' };
  if (!/^\+?\d+$/.test(compact)) return { ok: false, because: 'not-a-number' };
  const national = /^0(?!0)/.test(compact);
  if (national && !isCountry(country)) return { ok: false, because: 'national' };
  const written = national ? compact : `+${compact.replace(/^\+/, '').replace(/^00/, '')}`;
  const region = national && isCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(written, region);
  if (parsed === undefined) return { ok: false, because: lengthProblem(written, region) };
  const digits = parsed.number.slice(1);
  if (digits.length > 15) return { ok: false, because: 'too-long' };
  if (!parsed.isPossible()) return { ok: false, because: lengthProblem(written, region) };
  return { ok: true, digits, unusual: !parsed.isValid() };
}

type Region = Parameters<typeof getExampleNumber>[0];

export function isCountry(country: string | undefined): country is Region {
  return country !== undefined && isSupportedCountry(country);
}

/** A number as it may be typed, for the country that national numbers belong to. */
export function exampleNumber(country?: string): string {
  const region = isCountry(country) ? country : 'HR';
  return getExampleNumber(region, examples)?.formatInternational() ?? '+385 98 123 4567';
}

function lengthProblem(written: string, region: Region | undefined): 'too-short' | 'too-long' | 'impossible' {
  switch (validatePhoneNumberLength(written, region)) {
    case 'TOO_SHORT':
      return 'too-short';
    case 'TOO_LONG':
      return 'too-long';
    default:
      return 'impossible';
  }
}
