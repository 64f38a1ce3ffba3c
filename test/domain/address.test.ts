import fc from 'fast-check';
import { callingCode, canonical, readAddress } from '../../src/domain/address';

const digitsOf = (raw: string) => {
  const address = readAddress(raw);
  return address.kind === 'phone' ? address.digits : `no phone number: ${address.text}`;
};

describe('every spelling of one number is one customer', () => {
  it.each([
    '385981234567',
    '+385981234567',
    '00385981234567',
    '+385 98 123 4567',
    '00 385 98 123 4567',
    '+00385981234567',
    '385 98 123 4567',
    '(385) 98 1234567',
    '+385 (0)98 123 4567',
    '385 ( 0 ) 98 1234567',
    '+385 098 123 4567',
    '+385-98/123.4567',
    '+385 98 123,4567',
    '+385_98_123_4567',
    '+385\u00a098\u202f123\u20114567',
    ' 385981234567 ',
  ])('%s', (raw) => {
    expect(digitsOf(raw)).toBe('385981234567');
  });

  it('as an address book copies it, with marks for the direction of writing', () => {
    expect(digitsOf('\u202a+385 98 123 4567\u202c')).toBe('385981234567');
  });

  it('as a keyboard for Asian scripts writes it', () => {
    expect(digitsOf('＋３８５９８１２３４５６７')).toBe('385981234567');
  });

  it('whatever the number: bare, with + and with 00', () => {
    const number = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 100_000, max: 99_999_999_999_999 }));
    fc.assert(
      fc.property(number, ([first, rest]) => {
        const digits = `${first}${rest}`;
        const customer = canonical(readAddress(digits));
        expect(canonical(readAddress(`+${digits}`))).toBe(customer);
        expect(canonical(readAddress(`00${digits}`))).toBe(customer);
      }),
    );
  });
});

describe('inbound is never refused', () => {
  it.each([
    ['a zero that belongs to the number', '+39 06 1234 5678', '390612345678'],
    ['a national spelling, whose country nobody knows', '0981234567', '0981234567'],
    ['a country that does not exist', '999123456789', '999123456789'],
    ['the shortest number', '4474157', '4474157'],
    ['the longest number', '123456789012345', '123456789012345'],
  ])('%s stays', (_, raw, digits) => {
    expect(readAddress(raw)).toEqual({ kind: 'phone', digits });
  });

  it.each([
    ['a short code', '70070'],
    ['six digits', '447415'],
    ['a word', 'Infobip'],
    ['a word with a digit', 'Info24'],
    ['more digits than a number has', '1234567890123456'],
    ['digits that letters follow', '385981234567 ext. 5'],
    ['a service code', '*123#'],
    ['nothing', ''],
  ])('%s is no phone number', (_, raw) => {
    expect(readAddress(raw)).toEqual({ kind: 'word', text: raw });
  });

  it('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        const address = readAddress(raw);
        if (address.kind === 'phone') expect(address.digits).toMatch(/^\d{7,15}$/);
        else expect([...address.text].length).toBeLessThanOrEqual(64);
      }),
    );
  });

  it('a long word is cut between characters, never inside one', () => {
    expect(readAddress(`a${'😀'.repeat(100)}`)).toEqual({ kind: 'word', text: `a${'😀'.repeat(63)}` });
  });
});

describe('who is the same customer', () => {
  it('a word in whatever case', () => {
    expect(canonical(readAddress('INFOBIP'))).toBe(canonical(readAddress(' Infobip ')));
  });

  it('a short code is never taken for a number', () => {
    expect(canonical(readAddress('70070'))).not.toMatch(/^\d+$/);
  });
});

it.each([
  ['385981234567', '385'],
  ['12025550123', '1'],
  ['441234567890', '44'],
  ['4474157', '44'],
  ['999123456789', undefined],
  ['0981234567', undefined],
])('the calling code of %s is %s', (digits, code) => {
  expect(callingCode(digits)).toBe(code);
});
