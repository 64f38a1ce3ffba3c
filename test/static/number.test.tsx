import type { NoConversationView } from '../../src/contract/conversation-view';
import type { IssueAnswers, IssueInputs } from '../../src/contract/issue';
import { Panel } from '../../static/panel/panel';
import { conversation, named, noConversation } from '../support/conversation-views';
import { issueResolver, type IssueBackend } from '../support/panel-backend';
import { openScreen, settle, wordsOf, type Screen } from '../support/panel-driver';

const FIELD = 'Phone number of the customer';
const NUMBER = '+385 98 123 4567';
type Offer = Extract<NoConversationView['addNumber'], { possible: true }>;
type Answer = IssueAnswers['addNumber'] | 'breaks';

let panel: Screen;
let asked: IssueInputs['addNumber'][] = [];
const offering = (more: Partial<Offer> = {}) =>
  noConversation({ addNumber: { possible: true, channel: 'sms', sender: '41799000000', ...more } });

/** `answers` are given to one call after the other, the last one for ever. */
const open = async (answers: Answer[] = [], view = offering(), backend: IssueBackend = {}) => {
  asked = [];
  const addNumber = (input: IssueInputs['addNumber']): IssueAnswers['addNumber'] => {
    const next = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(input);
    if (next === undefined || next === 'breaks') throw new Error('no matter what');
    return next;
  };
  panel = await openScreen(<Panel />, {
    resolver: issueResolver({ view: () => ({ code: 'ok', view }), addNumber, ...backend }),
  });
};
afterEach(() => panel.leave());

const said = (testId: string) => wordsOf(panel.byTestId(testId));
const add = async (number = NUMBER) => {
  await panel.type(FIELD, number);
  await panel.press('Add number');
};
const isOff = (testId: string) => panel.byTestId(testId).props['isDisabled'] === true;
const active: IssueAnswers['addNumber'] = { code: 'another-active', other: named(8) };

describe('adding a number', () => {
  it('explains whom agents may write to, from where, and shows an example', async () => {
    await open();
    expect(panel.text()).toContain('Only the customer of this request can be written to');
    expect(panel.text()).toContain('by SMS from 41799000000');
    expect(panel.text()).toMatch(/for example \+385/);
    expect(isOff('add-number')).toBe(true);
  });

  it.each([
    ['+385 98', 'number-unfinished', 'too short'],
    ['+385 98 123 4567 89012', 'number-error', 'too long'],
    ['call me', 'number-error', 'only digits'],
    ['098 123 4567', 'number-error', 'country code is missing'],
    ['+999 98 123 4567', 'number-error', 'no such number'],
  ])('judges %s while it is being typed', async (typed, place, words) => {
    await open();
    await panel.type(FIELD, typed);
    expect(said(place)).toContain(words);
    expect(isOff('add-number')).toBe(true);
  });

  it('only warns of a number that is possible but unusual', async () => {
    await open([{ code: 'ok', unusual: true }]);
    await panel.type(FIELD, '+385 00 000 0000');
    expect(said('number-unusual')).toContain('Please check');
    expect(isOff('add-number')).toBe(false);
  });

  it('takes national numbers where the administrators chose a country', async () => {
    await open([{ code: 'ok', unusual: false }], offering({ country: 'HR' }));
    await add('098 123 4567');
    expect(asked).toEqual([{ number: '098 123 4567' }]);
  });

  it('shows the conversation that it began', async () => {
    let begun = false;
    await open([], offering(), {
      view: () => ({ code: 'ok', view: begun ? conversation() : offering() }),
      addNumber: () => {
        begun = true;
        return { code: 'ok', unusual: false };
      },
    });
    await add();
    expect(panel.has('thread')).toBe(true);
  });

  it('offers the number that is known, with one press', async () => {
    await open([{ code: 'ok', unusual: false }], offering({ known: '385 **** *****' }));
    expect(panel.text()).toContain('Known number of this customer: 385 **** *****');
    await panel.press('Use the known number');
    expect(asked).toEqual([{ known: true }]);
    expect(panel.has('number-added')).toBe(true);
  });

  it('asks once however often it is pressed', async () => {
    let calls = 0;
    await open([], offering(), {
      addNumber: () => {
        calls += 1;
        return new Promise(() => undefined);
      },
    });
    await panel.type(FIELD, NUMBER);
    const submit = panel.handler(panel.all().find(({ type }) => type === 'Form') ?? panel.byTestId('none'), 'onSubmit');
    void submit();
    void submit();
    await settle();
    expect(calls).toBe(1);
    expect(panel.button('Add number').props['isLoading']).toBe(true);
    expect(panel.field(FIELD).props['isReadOnly']).toBe(true);
  });
});

describe('a number that is active elsewhere', () => {
  it('can be opened there', async () => {
    await open([active]);
    await add();
    expect(said('number-problem')).toContain('OMN-8 “Summary 8” (In Progress)');
    await panel.press('Open OMN-8');
    expect(panel.page.visited).toEqual(['/browse/OMN-8']);
  });

  it('can be merged into this request, as one operation however often it is asked for', async () => {
    await open([active, 'breaks', { code: 'ok', unusual: false }]);
    await add();
    await panel.press('Merge OMN-8 into this request');
    expect(said('number-problem')).toContain('not known whether this was carried out');
    await panel.press('Try this number again');
    expect(asked.slice(1)).toEqual([
      { number: NUMBER, choice: 'merge', id: expect.any(String) },
      { number: NUMBER, choice: 'merge', id: expect.any(String) },
    ]);
    expect(asked[1]).toEqual(asked[2]);
    expect(panel.has('number-added')).toBe(true);
    expect(panel.page.told).toEqual(['refresh']);
  });

  it('can be taken over, which pauses the other', async () => {
    await open([active, { code: 'ok', unusual: false }], offering({ known: '385 **** *****' }));
    await panel.press('Use the known number');
    expect(said('number-problem')).toContain('OMN-8 keeps its messages and is paused');
    await panel.press('Take over and pause OMN-8');
    expect(asked[1]).toEqual({ known: true, choice: 'take-over' });
  });

  it('is off with the reason where a right is lacked', async () => {
    await open([active], { ...offering(), missing: ['LINK_ISSUES', 'EDIT_ISSUES'] });
    await add();
    expect(isOff('number-merge')).toBe(true);
    expect(isOff('number-take-over')).toBe(true);
    expect(said('number-problem')).toContain('Link requests (Link issues)');
  });

  it('that the person may not see is only explained', async () => {
    await open([{ code: 'another-active' }]);
    await add();
    expect(said('number-problem')).toContain('another request that you may not see');
    expect(panel.has('number-merge')).toBe(false);
    expect(panel.has('number-retry')).toBe(false);
  });

  it('offers the ways anew when another one became active meanwhile', async () => {
    await open([active, { code: 'confirm-pause', other: named(9) }]);
    await add();
    await panel.press('Merge OMN-8 into this request');
    expect(panel.button('Merge OMN-9 into this request')).toBeDefined();
  });
});

describe('other refusals', () => {
  it('waits while a request is being opened, and tries again', async () => {
    await open([{ code: 'opening' }, { code: 'ok', unusual: false }]);
    await add();
    expect(said('number-problem')).toContain('just being opened');
    await panel.press('Try this number again');
    expect(panel.has('number-added')).toBe(true);
  });

  it('asks before it takes a customer who is linked elsewhere, and keeps the decision', async () => {
    await open([{ code: 'linked-elsewhere' }, active, { code: 'ok', unusual: false }]);
    await add();
    await panel.press('Use this number anyway');
    await panel.press('Take over and pause OMN-8');
    expect(asked.slice(1)).toEqual([
      { number: NUMBER, confirmed: true },
      { number: NUMBER, confirmed: true, choice: 'take-over' },
    ]);
  });

  it.each<[IssueAnswers['addNumber'], string]>([
    [{ code: 'has-conversation' }, 'somebody was quicker'],
    [{ code: 'no-conversation' }, 'no conversation any more'],
    [{ code: 'number-invalid', because: 'impossible' }, 'no such number'],
    [{ code: 'number-unknown' }, 'not known any more'],
    [{ code: 'request-done' }, 'Set it to In Progress first'],
    [{ code: 'not-configured' }, 'not set up'],
    [{ code: 'not-service-project' }, 'no service project'],
    [{ code: 'no-reporter' }, 'no reporter'],
    [{ code: 'not-changeable' }, 'only administrators'],
    [{ code: 'different-customers', request: '10008' }, 'another customer'],
    [{ code: 'too-many', most: 10 }, '10'],
    [{ code: 'too-large' }, 'fewer'],
    [{ code: 'unclear' }, 'did not answer'],
    [{ code: 'in-progress' }, 'being carried out'],
    [{ code: 'no-permission', missing: ['EDIT_ISSUES'], request: 'OMN-8' }, 'OMN-8'],
    [{ code: 'unavailable', reference: 'ref-3' }, 'ref-3'],
    [{ code: 'malformed', fields: ['number'] }, 'number'],
    [{ code: 'not-licensed' }, 'licence'],
  ])('%j is told in words, and the number stays', async (refusal, words) => {
    await open([refusal]);
    await add();
    expect(said('number-problem').toLowerCase()).toContain(words.toLowerCase());
    expect(panel.field(FIELD).props['value']).toBe(NUMBER);
    await panel.type(FIELD, '+385 98');
    expect(panel.has('number-problem')).toBe(false);
  });
});
