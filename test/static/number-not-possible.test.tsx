import type { NoConversationView } from '../../src/contract/conversation-view';
import type { IssueAnswers } from '../../src/contract/issue';
import { Panel } from '../../static/panel/panel';
import { noConversation } from '../support/conversation-views';
import { issueResolver, type IssueBackend } from '../support/panel-backend';
import { openScreen, wordsOf, type Screen } from '../support/panel-driver';

let panel: Screen;
const open = async (view: NoConversationView, backend: IssueBackend = {}) => {
  panel = await openScreen(<Panel />, { resolver: issueResolver({ view: () => ({ code: 'ok', view }), ...backend }) });
};
afterEach(() => panel.leave());

const said = (testId: string) => wordsOf(panel.byTestId(testId));

it.each<[Extract<NoConversationView['addNumber'], { possible: false }>['because'], string]>([
  ['request-done', 'The request is done'],
  ['no-right-to-reply', 'Add comments'],
  ['not-configured', 'configuration page'],
  ['not-service-project', 'no service project'],
  ['no-reporter', 'Enter the customer as the reporter'],
])('%s: says why', async (because, words) => {
  await open(noConversation({ addNumber: { possible: false, because } }));
  expect(said('number-not-possible')).toContain(words);
  expect(panel.has('add-number')).toBe(false);
  expect(panel.has('set-in-progress')).toBe(because === 'request-done');
});

const done = noConversation({ addNumber: { possible: false, because: 'request-done' } });

it('sets a done request to In Progress, and offers the number then', async () => {
  let resumed = false;
  await open(done, {
    view: () => ({ code: 'ok', view: resumed ? noConversation() : done }),
    resume: () => {
      resumed = true;
      return { code: 'ok' };
    },
  });
  await panel.press('Set to In Progress');
  expect(panel.has('add-number')).toBe(true);
  expect(panel.page.told).toEqual(['refresh']);
});

it.each<[IssueAnswers['resume'] | 'breaks', string]>([
  [{ code: 'no-transition' }, 'does not lead from here to In Progress'],
  [{ code: 'no-conversation' }, 'change the status in Jira'],
  [{ code: 'no-permission', missing: ['TRANSITION_ISSUES'] }, 'Transition issues'],
  ['breaks', 'not known whether the status was changed'],
])('%j is told beside the button', async (refusal, words) => {
  await open(done, {
    resume: () => {
      if (refusal === 'breaks') throw new Error('no matter what');
      return refusal;
    },
  });
  await panel.press('Set to In Progress');
  expect(said('set-in-progress-problem')).toContain(words);
});

it('is off with the reason where the status may not be changed', async () => {
  await open({ ...done, missing: ['TRANSITION_ISSUES'] });
  expect(panel.byTestId('set-in-progress').props['isDisabled']).toBe(true);
  expect(panel.text()).toContain('Change the status (Transition issues)');
});
