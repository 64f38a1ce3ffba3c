import type { IssueAnswers, IssueInputs } from '../../src/contract/issue';
import { Panel } from '../../static/panel/panel';
import { matchInContext } from '../../static/panel/search/match-in-context';
import { activity, answer, conversation, message } from '../support/conversation-views';
import { issueResolver } from '../support/panel-backend';
import { nodesOf, openScreen, settle, wordsOf, type Screen } from '../support/panel-driver';

const FIELD = 'Search this conversation';
const LOOK = 'Search messages';

let panel: Screen;
let asked: IssueInputs['search'][] = [];
type Answer = IssueAnswers['search'] | Promise<IssueAnswers['search']>;
const open = async (search: (input: IssueInputs['search'], call: number) => Answer) => {
  asked = [];
  panel = await openScreen(<Panel />, {
    resolver: issueResolver({
      view: () => ({ code: 'ok', view: conversation() }),
      search: (input) => {
        asked.push(input);
        return search(input, asked.length);
      },
    }),
  });
  await panel.press('Search');
};
afterEach(() => panel.leave());

const said = () => wordsOf(panel.byTestId('search-results'));
const look = async (wanted: string) => {
  await panel.type(FIELD, wanted);
  await panel.press(LOOK);
};
const texts = (text: string) => ({ content: { kind: 'text', text } as const });

it('asks for at least two characters', async () => {
  await open(() => ({ code: 'ok', entries: [] }));
  await panel.type(FIELD, ' a ');
  expect(panel.button(LOOK).props['isDisabled']).toBe(true);
  await panel.type(FIELD, ' ab ');
  await panel.press(LOOK);
  expect(asked).toEqual([{ text: 'ab' }]);
});

it('shows who wrote what and when, with the match made out', async () => {
  await open(() => ({
    code: 'ok',
    entries: [
      answer(5, texts('Die Rechnung ist unterwegs.')),
      activity(4),
      message(3, texts('Wo ist meine RECHNUNG?')),
    ],
  }));
  await look('rechnung');
  expect(said()).toContain('2 messages contain “rechnung”, newest first');
  expect(wordsOf(panel.byTestId('found-m3'))).toContain('Customer · Nov 24, 2026, 10:03 AM');
  const made = nodesOf(panel.byTestId('found-m3')).filter(({ props }) => props['as'] === 'strong');
  expect(made.map(wordsOf)).toEqual(['RECHNUNG']);
  expect(nodesOf(panel.byTestId('found-m5')).some(({ type }) => type === 'User')).toBe(true);
});

it('goes on further back from where it stopped', async () => {
  await open((_input, call) =>
    call === 1
      ? { code: 'ok', entries: [message(9, texts('one match'))], next: 'p5' }
      : { code: 'ok', entries: [message(2, texts('another match'))] },
  );
  await look('match');
  expect(said()).toContain('1 message contains “match”');
  await panel.press('Search older messages');
  expect(asked[1]).toEqual({ text: 'match', before: 'p5' });
  expect(panel.has('found-m9')).toBe(true);
  expect(panel.has('found-m2')).toBe(true);
  expect(panel.has('search-further')).toBe(false);
});

it('tells nothing yet from nothing at all', async () => {
  await open((_input, call) => ({ code: 'ok', entries: [], ...(call === 1 ? { next: 'p5' } : {}) }));
  await look('match');
  expect(said()).toContain('Older ones have not been searched yet');
  await panel.press('Search older messages');
  expect(said()).toContain('No message contains “match”.');
});

it('takes the newest of searches that overlap', async () => {
  const waiting: ((answer: IssueAnswers['search']) => void)[] = [];
  await open(() => new Promise((resolve) => waiting.push(resolve)));
  await look('first');
  expect(panel.byTestId('searching').props['label']).toBe('Searching for “first”');
  await look('second');
  waiting[1]?.({ code: 'ok', entries: [message(2, texts('the second'))] });
  await settle();
  waiting[0]?.({ code: 'ok', entries: [message(1, texts('the first'))] });
  await settle();
  expect(said()).toContain('“second”');
  expect(panel.has('found-m1')).toBe(false);
});

it.each<[IssueAnswers['search'] | 'breaks', string]>([
  [{ code: 'unavailable', reference: 'ref-6' }, 'ref-6'],
  [{ code: 'no-conversation' }, 'no conversation any more'],
  ['breaks', 'cannot be reached'],
])('%j is no empty result, and can be searched again', async (refusal, words) => {
  await open((_input, call) => {
    if (call > 1) return { code: 'ok', entries: [message(1)] };
    if (refusal === 'breaks') throw new Error('no matter what');
    return refusal;
  });
  await look('message');
  expect(wordsOf(panel.byTestId('search-failed'))).toContain(words);
  expect(said()).not.toContain('No message contains');
  await panel.press('Search again');
  expect(panel.has('found-m1')).toBe(true);
});

it('keeps what was found when going further back fails', async () => {
  await open((_input, call) =>
    call === 1 ? { code: 'ok', entries: [message(1)], next: 'p5' } : { code: 'unavailable', reference: 'r' },
  );
  await look('message');
  await panel.press('Search older messages');
  expect(panel.has('found-m1')).toBe(true);
  expect(panel.has('search-failed')).toBe(true);
  expect(panel.button('Search older messages')).toBeDefined();
});

it('takes no room until it is asked for, and is put away again', async () => {
  await open(() => ({ code: 'ok', entries: [] }));
  expect(panel.button('Search').props['isSelected']).toBe(true);
  await look('message');
  await panel.press('Close search');
  expect(panel.has('search-results')).toBe(false);
  expect(panel.has('thread-search')).toBe(false);
  await panel.press('Search');
  await panel.press('Search');
  expect(panel.has('thread-search')).toBe(false);
});

describe('the match in its context', () => {
  it('is found whatever the case and the accents', () => {
    expect(matchInContext('Dobar dan, Željko!', 'zeljko')).toEqual({
      before: 'Dobar dan, ',
      match: 'Željko',
      after: '!',
    });
  });

  it('stands among the words around it, in one line', () => {
    const { before, match, after } = matchInContext(`${'a '.repeat(100)}\n key\n${' b'.repeat(100)}`, 'KEY');
    expect(match).toBe('key');
    expect(before).toMatch(/^…[a ]{60}$/);
    expect(after).toMatch(/^[b ]{60}…$/);
  });

  it('counts characters that fold into several, and none that fold away', () => {
    expect(matchInContext('ﬃ e\u0301t\u00e9 x', 'ete').match).toBe('e\u0301t\u00e9');
  });

  it('is the beginning of the text where nothing matches', () => {
    expect(matchInContext('short', 'other')).toEqual({ before: '', match: '', after: 'short' });
  });
});
