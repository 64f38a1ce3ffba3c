import type { ConversationView } from '../../src/contract/conversation-view';
import { Panel } from '../../static/panel/panel';
import { conversation, messages, named, requestId } from '../support/conversation-views';
import { issueResolver, type IssueBackend } from '../support/panel-backend';
import { openScreen, type Screen } from '../support/panel-driver';

const FIELD = 'Message by SMS from 41799000000';

let panel: Screen;
const open = async (backend: IssueBackend = {}, more: Partial<ConversationView> = {}) => {
  const resolver = issueResolver({
    view: () => ({ code: 'ok', view: conversation({ thread: messages(1, 3), ...more }) }),
    others: () => ({ code: 'ok', requests: [], more: false, hidden: 0 }),
    draft: () => ({ code: 'ok', text: '' }),
    saveDraft: () => ({ code: 'ok' }),
    ...backend,
  });
  panel = await openScreen(<Panel />, { resolver });
};
const composerStyle = () => panel.byTestId('composer').props['xcss'];
afterEach(() => panel.leave());

it.each(['split', 'merge'] as const)('%s takes the place of thread and composer, and keeps the draft', async (tool) => {
  await open();
  await panel.type(FIELD, 'half a sentence');
  await panel.pressTestId(`open-${tool}`);
  expect(panel.has('thread')).toBe(false);
  expect(composerStyle()).toEqual({ display: 'none' });
  await panel.press('Cancel');
  expect(panel.has('thread')).toBe(true);
  expect(composerStyle()).toEqual({ display: 'block' });
  expect(panel.field(FIELD).props['value']).toBe('half a sentence');
});

it('offers nothing else to be done with the conversation meanwhile', async () => {
  const follows = requestId(1);
  await open(
    { names: () => ({ code: 'ok', requests: [{ ...named(1), category: 'done' }] }) },
    { follows, customer: { address: '385 **** *****', changeable: true } },
  );
  const offered = ['change-state', 'open-split', 'number-open-change', 'belongs-there', 'open-search', 'others'];
  expect(offered.filter((part) => !panel.has(part))).toEqual([]);
  await panel.pressTestId('open-merge');
  expect(offered.filter((part) => panel.has(part))).toEqual([]);
});

it('needs the right to create requests for a split alone', async () => {
  await open({}, { missing: ['CREATE_ISSUES'] });
  expect(panel.byTestId('open-split').props['isDisabled']).toBe(true);
  expect(panel.byTestId('open-merge').props['isDisabled']).toBe(false);
  expect(panel.text()).toContain('Create requests (Create issues)');
});
