import type { ConversationView } from '../../src/contract/conversation-view';
import type { IssueAnswers } from '../../src/contract/issue';
import { Panel } from '../../static/panel/panel';
import { conversation, named, requestId } from '../support/conversation-views';
import { issueResolver } from '../support/panel-backend';
import { openScreen, settle, wordsOf, type Screen } from '../support/panel-driver';

const undo: NonNullable<ConversationView['undo']> = {
  kind: 'merge',
  result: requestId(1),
  sources: [requestId(2), requestId(9)],
  by: 'agent-2',
  at: '2026-11-24T10:00:00.000Z',
  until: '2026-11-25T10:00:00.000Z',
};

let panel: Screen;
let undone = 0;
const open = async (answer: IssueAnswers['undo'] | 'breaks', more: Partial<ConversationView> = {}) => {
  undone = 0;
  const resolver = issueResolver({
    view: () => {
      const { undo: _undo, ...without } = conversation(more);
      return {
        code: 'ok',
        view: undone > 0 && answer !== 'breaks' && answer.code === 'ok' ? without : { ...without, undo },
      };
    },
    names: ({ requests }) => ({ code: 'ok', requests: [named(1), named(2)].filter(({ id }) => requests.includes(id)) }),
    draft: () => ({ code: 'ok', text: '' }),
    undo: () => {
      undone += 1;
      if (answer === 'breaks') throw new Error('no matter what');
      return answer;
    },
  });
  panel = await openScreen(<Panel />, { resolver });
};
afterEach(() => panel.leave());

const words = (testId: string) => wordsOf(panel.byTestId(testId));
const whole: IssueAnswers['undo'] = { code: 'ok', statuses: [], paused: false };

it('says what was done, by whom, and until when it can be undone', async () => {
  await open(whole);
  expect(panel.byTestId('undo').props['title']).toBe('Conversations were merged');
  expect(words('undo')).toContain('From: OMN-2, another request that you may not see · Result: OMN-1');
  expect(words('undo')).toContain('Nov 24, 2026, 11:00 AM · can be undone until Nov 25, 2026, 11:00 AM');
  expect(panel.all().some(({ props }) => props['accountId'] === 'agent-2')).toBe(true);
});

it('wants a second press, which can be withheld', async () => {
  await open(whole);
  await panel.press('Undo');
  expect(words('undo')).toContain('go back to how they were before');
  await panel.press('Leave it as it is');
  expect(undone).toBe(0);
  await panel.press('Undo');
  const confirm = panel.handler(panel.byTestId('undo-confirm'), 'onClick');
  confirm({});
  confirm({});
  await settle();
  expect(undone).toBe(1);
});

it('says that all came back, until that is read', async () => {
  await open(whole);
  await panel.press('Undo');
  await panel.press('Undo now');
  expect(panel.byTestId('undo-result').props).toMatchObject({ title: 'Undone', appearance: 'success' });
  expect(panel.page.told).toEqual(['refresh']);
  await panel.pressTestId('undo-read');
  expect(panel.has('undo-result')).toBe(false);
  expect(panel.has('undo')).toBe(false);
});

it('says plainly what could not come back', async () => {
  await open({
    code: 'ok',
    statuses: [
      { request: requestId(2), wanted: 'Waiting for customer', now: 'In Progress' },
      { request: requestId(9), wanted: 'Open' },
    ],
    paused: true,
  });
  await panel.press('Undo');
  await panel.press('Undo now');
  expect(panel.byTestId('undo-result').props).toMatchObject({
    title: 'Undone, with exceptions',
    appearance: 'warning',
  });
  expect(words('undo-result')).toContain('“Waiting for customer”; it is now “In Progress”: OMN-2');
  expect(words('undo-result')).toContain(
    'back to “Open”. Please change it in Jira: another request that you may not see',
  );
  expect(words('undo-result')).toContain('the restored conversation is paused');
});

it.each<[IssueAnswers['undo'] | 'breaks', string]>([
  [{ code: 'nothing-to-undo' }, 'nothing to undo'],
  [{ code: 'too-late' }, 'more than 24 hours'],
  [{ code: 'used' }, 'A message came in or went out'],
  [{ code: 'changed-since' }, 'has changed since'],
  [{ code: 'no-conversation' }, 'no conversation any more'],
  [{ code: 'no-permission', missing: ['LINK_ISSUES'], request: 'OMN-2' }, 'a permission on OMN-2'],
  ['breaks', 'not known whether it was undone'],
])('refused with %j says why, and can be tried again', async (refusal, why) => {
  await open(refusal);
  await panel.press('Undo');
  await panel.press('Undo now');
  expect(words('undo-problem')).toContain('It was not undone');
  expect(words('undo-problem')).toContain(why);
  expect(panel.byTestId('undo-start').props['isDisabled']).toBe(false);
  await panel.pressTestId('undo-problem-read');
  expect(panel.has('undo-problem')).toBe(false);
});

it('is off with the reason where a right is lacked', async () => {
  await open(whole, { missing: ['LINK_ISSUES'] });
  expect(panel.byTestId('undo-start').props['isDisabled']).toBe(true);
  expect(words('undo')).toContain('Link requests');
});
