import type { IssueAnswers, IssueInputs } from '../../src/contract/issue';
import { Panel } from '../../static/panel/panel';
import { conversation, named, noConversation } from '../support/conversation-views';
import { issueResolver, type IssueBackend } from '../support/panel-backend';
import { openScreen, wordsOf, type Screen } from '../support/panel-driver';

const FIELD = 'New phone number of the customer';
const changeable = conversation({ customer: { address: '385 **** *****', changeable: true } });

let panel: Screen;
const open = async (backend: IssueBackend, view = changeable) => {
  panel = await openScreen(<Panel />, { resolver: issueResolver({ view: () => ({ code: 'ok', view }), ...backend }) });
};
afterEach(() => panel.leave());

const said = (testId: string) => wordsOf(panel.byTestId(testId));
const changing = (answers: IssueAnswers['changeNumber'][]) => {
  const asked: IssueInputs['changeNumber'][] = [];
  const changeNumber = (input: IssueInputs['changeNumber']) => {
    const answer = answers[asked.length];
    asked.push(input);
    if (answer === undefined) throw new Error('no matter what');
    return answer;
  };
  return { asked, changeNumber };
};
const change = async (number: string) => {
  await panel.press('Change number …');
  await panel.type(FIELD, number);
  await panel.press('Change number');
};

it('is offered only while nothing has come from the number', async () => {
  await open({}, conversation());
  expect(panel.has('number-open-change')).toBe(false);
});

it('is off with the reason for people who may not reply', async () => {
  await open({}, { ...changeable, missing: ['ADD_COMMENTS'] });
  expect(panel.byTestId('number-open-change').props['isDisabled']).toBe(true);
  expect(panel.byTestId('number-open-removal').props['isDisabled']).toBe(true);
  expect(panel.text()).toContain('Add comments (Add comments)');
});

it('gives the number another one', async () => {
  const { asked, changeNumber } = changing([{ code: 'ok', unusual: false }]);
  await open({ changeNumber });
  await change(' +385 98 123 4567 ');
  expect(asked).toEqual([{ number: '+385 98 123 4567' }]);
  expect(panel.has('changed-number')).toBe(false);
});

it('leaves it to the backend whether a national number can be read', async () => {
  const { asked, changeNumber } = changing([{ code: 'number-invalid', because: 'national' }]);
  await open({ changeNumber });
  await change('098 123 4567');
  expect(asked).toHaveLength(1);
  expect(said('number-problem')).toContain('country code is missing');
});

it('asks before it takes a customer who is linked elsewhere', async () => {
  const { asked, changeNumber } = changing([{ code: 'linked-elsewhere' }, { code: 'ok', unusual: false }]);
  await open({ changeNumber });
  await change('+385 98 123 4567');
  await panel.press('Use this number anyway');
  expect(asked[1]).toEqual({ number: '+385 98 123 4567', confirmed: true });
});

it('leads to the request in which the number is active', async () => {
  const { changeNumber } = changing([{ code: 'another-active', other: named(8) }]);
  await open({ changeNumber });
  await change('+385 98 123 4567');
  await panel.press('Open OMN-8');
  expect(panel.page.visited).toEqual(['/browse/OMN-8']);
});

it.each<[IssueAnswers['changeNumber'], string]>([
  [{ code: 'not-changeable' }, 'only administrators'],
  [{ code: 'another-active' }, 'that you may not see'],
  [{ code: 'opening' }, 'just being opened'],
  [{ code: 'no-permission', missing: ['ADD_COMMENTS'] }, 'Add comments'],
])('%j is told in words, and the typed number stays', async (refusal, words) => {
  const { changeNumber } = changing([refusal]);
  await open({ changeNumber });
  await change('+385 98 123 4567');
  expect(said('number-problem')).toContain(words);
  expect(panel.field(FIELD).props['value']).toBe('+385 98 123 4567');
  await panel.press('Keep the present number');
  expect(panel.has('number-problem')).toBe(false);
});

it('removes the number only with a second press', async () => {
  let removed = 0;
  await open({
    view: () => ({ code: 'ok', view: removed > 0 ? noConversation() : changeable }),
    removeNumber: () => {
      removed += 1;
      return { code: 'ok' };
    },
  });
  await panel.press('Remove number …');
  expect(said('confirm-removal')).toContain('385 **** *****');
  await panel.press('Keep the present number');
  expect(removed).toBe(0);
  await panel.press('Remove number …');
  await panel.press('Remove number now');
  expect(removed).toBe(1);
  expect(panel.has('no-conversation')).toBe(true);
});

it('does not know whether it was removed when the call breaks, and shows what is', async () => {
  await open({});
  await panel.press('Remove number …');
  await panel.press('Remove number now');
  expect(said('number-problem')).toContain('not known whether this was carried out');
});
