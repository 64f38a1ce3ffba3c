import { z } from 'zod';
import { localeFile, locales } from '../support/locale-files';

const textsOf = (locale: (typeof locales)[number]) =>
  z
    .record(z.string().regex(/^[a-zA-Z0-9_-]+(\.[a-zA-Z0-9_-]+)*$/), z.string().min(1))
    .parse(JSON.parse(localeFile(locale)));
const places = (text: string | undefined) => (text?.match(/\{\w+\}/g) ?? []).sort();

const [english, german] = locales.map(textsOf);

it('has every text in both languages', () => {
  expect(Object.keys(german ?? {})).toEqual(Object.keys(english ?? {}));
});

it('has the same places for values in both languages', () => {
  for (const [key, text] of Object.entries(english ?? {})) {
    expect({ key, places: places(german?.[key]) }).toEqual({ key, places: places(text) });
  }
});
