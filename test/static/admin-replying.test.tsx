import type { AdminAnswers, AdminInputs } from '../../src/contract/admin';
import { openAdminPage } from '../support/admin-screen';
import { adminView, emptyAdminView } from '../support/admin-views';
import { wordsOf, type Screen } from '../support/panel-driver';

const SAVE = 'Save replying';
const MINUTES = 'Minutes until an unread message is noted in the request';
const COUNTRY = 'Country of numbers without a country code';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let page: Screen;
let asked: AdminInputs['saveReplying'][] = [];
const open = async (answer: AdminAnswers['saveReplying'], view = adminView(), locale?: 'de-DE') => {
  asked = [];
  const saveReplying = (input: AdminInputs['saveReplying']) => {
    asked.push(input);
    return answer;
  };
  page = await openAdminPage({ saveReplying }, view, locale);
};
const saved: AdminAnswers['saveReplying'] = { code: 'ok', view: adminView() };
const said = (testId: string) => wordsOf(page.byTestId(testId));
const isOff = () => page.button(SAVE).props['isDisabled'] === true;
afterEach(() => page.leave());

it('adds, changes and removes texts, and saves them with the rest', async () => {
  await open(saved);
  await page.press('Add text');
  expect(isOff()).toBe(true);
  expect(page.text()).toContain('Give text 2 a title and a text, or remove it.');
  await page.type('Title of text 2 (agents choose by it)', 'Thanks');
  await page.type('Text 2 (the customer reads it)', 'Danke – bis bald');
  expect(page.text()).toContain('Unicode (UCS-2) · 16 characters');
  await page.press('Close text 2');
  await page.press('Remove text 1');
  await page.press(SAVE);
  expect(asked).toEqual([
    {
      version: 7,
      replyTexts: [{ id: expect.stringMatching(UUID), title: 'Thanks', text: 'Danke – bis bald' }],
      noteAfterMinutes: 2,
      country: 'HR',
    },
  ]);
  expect(said('saved')).toBe('Saved: 1 prepared text; a note after 2 min without reading; HR.');
});

it('keeps the id of a text that is changed', async () => {
  await open(saved);
  await page.press('Edit text 1');
  await page.type('Title of text 1 (agents choose by it)', 'Hours');
  await page.press(SAVE);
  expect(asked[0]?.replyTexts).toEqual([{ ...adminView().replying.replyTexts[0], title: 'Hours' }]);
});

it('opens one text at a time, under its number', async () => {
  await open(saved);
  await page.press('Add text');
  await page.press('Edit text 1');
  expect(page.text()).toContain('1. Opening hours');
  expect(page.text()).toContain('2. (without a title)');
  expect(page.text()).not.toContain('Title of text 2');
});

it('keeps fifty texts at most', async () => {
  const replyTexts = Array.from({ length: 50 }, (_, index) => ({
    id: `7f0a4f6e-0c1d-4d5e-9a51-2f6f0e6b9a${String(index + 10)}`,
    title: `Title ${index}`,
    text: 'x',
  }));
  await open(saved, adminView({ replying: { replyTexts, noteAfterMinutes: 2, country: '' } }));
  expect(page.byTestId('add-reply-text').props['isDisabled']).toBe(true);
  expect(page.text()).toContain('At most 50 texts can be kept');
});

it.each(['', '-1', '1.5', '1441', 'soon'])('takes no %j for minutes', async (typed) => {
  await open(saved);
  await page.type(MINUTES, typed);
  expect(isOff()).toBe(true);
  expect(page.text()).toContain('Enter whole minutes from 0 to 1440.');
});

it('writes no notes at 0', async () => {
  await open(saved, emptyAdminView);
  await page.type(MINUTES, '0');
  await page.press(SAVE);
  expect(asked[0]).toMatchObject({ noteAfterMinutes: 0, country: '' });
  expect(said('saved')).toBe('Saved: 0 prepared texts; no notes about unread messages; no country for numbers.');
});

it('offers countries by their names, and none', async () => {
  await open(saved);
  await page.choose(COUNTRY, 'Switzerland (CH)');
  await page.press(SAVE);
  await page.choose(COUNTRY, 'None: always with the country code');
  await page.press(SAVE);
  expect(asked.map(({ country }) => country)).toEqual(['CH', '']);
});

it('names countries in German, and offers none without phone numbers', async () => {
  await open(saved, adminView(), 'de-DE');
  const label = 'Land von Nummern ohne Ländervorwahl';
  await page.choose(label, 'Kroatien (HR)');
  await expect(page.choose(label, 'Antarktis (AQ)')).rejects.toThrow('offers no');
});

it.each<[AdminAnswers['saveReplying'], string, string]>([
  [{ code: 'country-unknown' }, 'error-country', 'does not know the numbers of this country'],
  [{ code: 'malformed', fields: ['replyTexts.0.title'] }, 'error-replyTexts', 'too long or not of the right form'],
  [{ code: 'malformed', fields: ['noteAfterMinutes'] }, 'error-noteAfterMinutes', 'too long or not of the right form'],
  [{ code: 'unavailable', reference: 'r-7' }, 'refused', 'r-7'],
  [{ code: 'no-permission', missing: ['ADMINISTER'] }, 'refused', 'Administer Jira'],
  [{ code: 'changed-meanwhile', view: adminView({ version: 8 }) }, 'conflict', '1 prepared text; a note after 2 min'],
])('%j is said where it belongs, and what was typed stays', async (refusal, place, words) => {
  await open(refusal);
  await page.type(MINUTES, '5');
  await page.press(SAVE);
  expect(said(place)).toContain(words);
  expect(page.field(MINUTES).props['value']).toBe('5');
});
