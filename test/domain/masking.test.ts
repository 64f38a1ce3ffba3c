import { readAddress } from '../../src/domain/address';
import { mask, present } from '../../src/domain/masking';

it.each([
  ['385981234567', '385 **** *****'],
  ['441234567890', '44 **** ******'],
  ['12025550123', '1 **** ******'],
  ['41799000000', '41 **** *****'],
  ['4474157', '44 **** *'],
])('%s is shown as %s: the calling code and a star per digit', (raw, shown) => {
  expect(mask(readAddress(raw))).toBe(shown);
});

it('four digits or fewer after the calling code are one group', () => {
  expect(mask(readAddress('3851234'))).toBe('385 ****');
  expect(mask({ kind: 'phone', digits: '385123' })).toBe('385 ***');
});

it.each([
  ['999123456789', '**** ********'],
  ['0981234567', '**** ******'],
])('%s has no known calling code: every digit is a star', (raw, shown) => {
  expect(mask(readAddress(raw))).toBe(shown);
});

it.each(['70070', '447415', 'Infobip'])('%s is shown: a short code or a word', (raw) => {
  expect(mask(readAddress(raw))).toBe(raw);
});

it('more digits than a number has are hidden all the same', () => {
  expect(mask(readAddress('1234567890123456'))).toBe('**** ************');
  expect(mask(readAddress('+1234 5678 9012 3456'))).toBe('**** ************');
});

describe('in texts that are written into requests', () => {
  it('a number is masked', () => {
    expect(present(readAddress('385981234567'), false)).toBe('385 **** *****');
  });

  it('a number is written in full where the settings say so', () => {
    expect(present(readAddress('385981234567'), true)).toBe('+385981234567');
  });

  it('a word stays as it is', () => {
    expect(present(readAddress('Infobip'), true)).toBe('Infobip');
  });
});
