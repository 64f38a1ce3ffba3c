import fc from 'fast-check';
import { measureSms, replaceForGsm, smsBytes, smsIsTooLong } from '../../src/domain/sms-length';

const a = (count: number) => 'a'.repeat(count);
const č = (count: number) => 'č'.repeat(count);

describe('the meter', () => {
  it.each([
    ['nothing', '', 'GSM-7', 0, 0, 160],
    ['160 a', a(160), 'GSM-7', 160, 1, 0],
    ['161 a', a(161), 'GSM-7', 161, 2, 145],
    ['307 a', a(307), 'GSM-7', 307, 3, 152],
    ['80 €', '€'.repeat(80), 'GSM-7', 160, 1, 0],
    ['a euro on the border of a part', `${a(152)}€${a(152)}`, 'GSM-7', 306, 3, 152],
    ['70 č', č(70), 'UCS-2', 70, 1, 0],
    ['71 č', č(71), 'UCS-2', 71, 2, 63],
    ['134 č', č(134), 'UCS-2', 134, 2, 0],
    ['159 a and a low quotation mark', `${a(159)}„`, 'UCS-2', 160, 3, 41],
    ['36 emojis', '😀'.repeat(36), 'UCS-2', 72, 2, 61],
    ['an emoji that ends on the border', `${č(67)}😀${č(65)}`, 'UCS-2', 134, 2, 0],
    ['an emoji that would straddle the border', `${č(66)}😀${č(66)}`, 'UCS-2', 134, 3, 66],
    ['a flag', '🇩🇪', 'UCS-2', 4, 1, 66],
    ['120 a', a(120), 'GSM-7', 120, 1, 40],
    ['ç', 'ç', 'UCS-2', 1, 1, 69],
    ['Ç', 'Ç', 'GSM-7', 1, 1, 159],
    ['ab and a line end of two characters', 'ab\r\n', 'GSM-7', 4, 1, 156],
    ['a backtick', '`', 'UCS-2', 1, 1, 69],
    ['every extension character', '^{}\\[~]|€\f', 'GSM-7', 20, 1, 140],
    ['a tab', '\t', 'UCS-2', 1, 1, 69],
    ['1072 a', a(1072), 'GSM-7', 1072, 8, 152],
  ])('%s', (_, text, encoding, units, parts, remaining) => {
    expect(measureSms(text)).toMatchObject({ encoding, units, parts, remaining });
  });

  it('names the characters that force UCS-2, each once, in their order', () => {
    expect(measureSms('Ćevapčići „hier“ 😀 und 😀').forcing).toEqual(['Ć', 'č', 'ć', '„', '“', '😀']);
  });

  it('wastes at most one unit at each border', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '€', 'č', '😀', '{', ' '), maxLength: 2000 }), (text) => {
        const { encoding, units, parts, remaining } = measureSms(text);
        if (parts < 2) return;
        const capacity = parts * (encoding === 'GSM-7' ? 153 : 67);
        const wasted = capacity - units - remaining;
        expect(wasted).toBeGreaterThanOrEqual(0);
        expect(wasted).toBeLessThan(parts);
      }),
    );
  });

  it('counts whatever is typed, half a surrogate pair included', () => {
    expect(measureSms('\ud83d')).toMatchObject({ encoding: 'UCS-2', units: 1, parts: 1 });
  });
});

describe('too long for the provider', () => {
  it.each([
    ['25 parts of GSM-7', a(25 * 153), false],
    ['one character more', a(25 * 153 + 1), true],
    ['25 parts of UCS-2', č(25 * 67), false],
    ['one č more', č(25 * 67 + 1), true],
  ])('%s', (_, text, tooLong) => {
    expect(smsIsTooLong(measureSms(text))).toBe(tooLong);
  });

  it('counts bytes as the provider does', () => {
    expect(smsBytes(measureSms(a(160)))).toBe(140);
    expect(smsBytes(measureSms(č(70)))).toBe(140);
    expect(smsBytes(measureSms(''))).toBe(0);
  });
});

describe('replaced in one click', () => {
  it.each([
    ['„Guten Tag“ – sagte er…', '"Guten Tag" - sagte er...'],
    ['it’s 10\u00a0°', "it's 10 °"],
    ['`x`', "'x'"],
    ['français', 'francais'],
    ['plain, with € and ü', 'plain, with € and ü'],
  ])('%s', (text, replaced) => {
    expect(replaceForGsm(text)).toBe(replaced);
  });

  it('letters that carry meaning stay, and so does an emoji', () => {
    expect(replaceForGsm('Čuvajte žene 😀')).toBe('Čuvajte žene 😀');
  });

  it('letters that a keyboard took apart are put together', () => {
    expect(replaceForGsm('Gru\u0308\u00dfe')).toBe('Gr\u00fc\u00dfe');
  });

  it('never forces anything new, and replacing twice is replacing once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
        const once = replaceForGsm(text);
        expect(replaceForGsm(once)).toBe(once);
        if (measureSms(text).encoding === 'GSM-7') expect(once).toBe(text);
      }),
    );
  });
});
