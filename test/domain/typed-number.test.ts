import { readAddress } from '../../src/domain/address';
import { exampleNumber, isCountry, readTypedNumber } from '../../src/domain/typed-number';

describe('one number in every spelling', () => {
  it.each([
    '+385 98 123 4567',
    '00385 98 123 4567',
    '385981234567',
    '+385 (0)98 123-4567',
    '+385/98/1234567',
    '+385.98.123.4567',
    '＋３８５ ９８ １２３ ４５６７',
    '\u202a+385981234567\u202c',
  ])('%s', (typed) => {
    expect(readTypedNumber(typed)).toEqual({ ok: true, digits: '385981234567', unusual: false });
    expect(readAddress(typed)).toEqual({ kind: 'phone', digits: '385981234567' });
  });

  it('whatever the country of the settings, if it is written in the international way', () => {
    for (const country of ['DE', 'HR', 'XX', undefined])
      expect(readTypedNumber('+41 79 123 45 67', country)).toMatchObject({ digits: '41791234567' });
  });
});

describe('numbers of other countries', () => {
  it.each([
    ['+1 212 555 0123', '12125550123'],
    ['+44 20 7946 0018', '442079460018'],
    ['0041 79 123 45 67', '41791234567'],
    ['+49 (0)171 1234567', '491711234567'],
    ['+39 06 69812345: a zero that belongs to it', '390669812345'],
    ['+800 1234 5678: of no country', '80012345678'],
  ])('%s', (line, digits) => {
    expect(readTypedNumber(line.split(':')[0] ?? '')).toEqual({ ok: true, digits, unusual: false });
  });
});

describe('a single leading zero is national', () => {
  it.each([
    ['098 123 4567', 'HR', '385981234567'],
    ['0171 1234567', 'DE', '491711234567'],
    ['(0171) 123 4567', 'DE', '491711234567'],
    ['06 69812345', 'IT', '390669812345'],
    ['020 7946 0018', 'GB', '442079460018'],
  ])('%s in %s', (typed, country, digits) => {
    expect(readTypedNumber(typed, country)).toEqual({ ok: true, digits, unusual: false });
  });

  it.each([undefined, 'XX', 'hr', ''])('and cannot be read without a country: %s', (country) => {
    expect(readTypedNumber('098 123 4567', country)).toEqual({ ok: false, because: 'national' });
  });

  it('two zeros are not', () => {
    expect(readTypedNumber('00385981234567', 'DE')).toMatchObject({ digits: '385981234567' });
  });

  it('nor are bare digits, which are international', () => {
    expect(readTypedNumber('1711234567', 'DE')).not.toMatchObject({ digits: '491711234567' });
  });
});

describe('possible is enough, but what is unusual is said', () => {
  it.each([
    ['+1 (555) 555-0123', '15555550123'],
    ['+44 7700 900123', '447700900123'],
  ])('%s', (typed, digits) => {
    expect(readTypedNumber(typed)).toEqual({ ok: true, digits, unusual: true });
  });
});

describe('what cannot be a number', () => {
  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['+', 'empty'],
    ['( - )', 'empty'],
    ['Ana', 'not-a-number'],
    ['+385 98 CALL', 'not-a-number'],
    ['+385981234567 ext. 5', 'not-a-number'],
    ['tel:+385981234567', 'not-a-number'],
    ['++385981234567', 'not-a-number'],
    ['385+981234567', 'not-a-number'],
    ['12', 'too-short'],
    ['112', 'too-short'],
    ['+385 1', 'too-short'],
    ['+385 98 12345678901', 'too-long'],
    ['+49 30 123456789012', 'too-long'],
    ['1234567890123456', 'too-long'],
    ['+999 12345678', 'impossible'],
    ['000385981234567', 'impossible'],
  ] as const)('%s', (typed, because) => {
    expect(readTypedNumber(typed)).toEqual({ ok: false, because });
  });
});

describe('the example beside the field', () => {
  it.each([
    ['DE', '+49 '],
    ['CH', '+41 '],
    ['HR', '+385 '],
    [undefined, '+385 '],
    ['XX', '+385 '],
  ])('of %s begins with %s, and may be typed as it stands', (country, prefix) => {
    const example = exampleNumber(country);
    expect(example.startsWith(prefix)).toBe(true);
    expect(readTypedNumber(example)).toMatchObject({ ok: true, unusual: false });
  });

  it('countries are named by their region codes', () => {
    expect(['HR', 'hr', 'Kroatien', undefined].map(isCountry)).toEqual([true, false, false, false]);
  });
});
