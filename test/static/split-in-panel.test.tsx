import { Panel } from '../../static/panel/panel';
import type { ThreadEntry } from '../../src/contract/conversation-view';
import { conversation, message, messages } from '../support/conversation-views';
import { splitPreview } from '../support/operation-previews';
import { issueResolver, type IssueBackend } from '../support/panel-backend';
import { openScreen, wordsOf, type Screen } from '../support/panel-driver';

let panel: Screen;
let thread: ThreadEntry[];
const open = async (backend: IssueBackend = {}, hasEarlier = false) => {
  const quiet: IssueBackend = {
    view: () => ({ code: 'ok', view: conversation({ thread, hasEarlier }) }),
    draft: () => ({ code: 'ok', text: '' }),
    writers: () => ({ code: 'ok', accountIds: [] }),
    internalComments: () => ({ code: 'ok', comments: [] }),
  };
  panel = await openScreen(<Panel />, { resolver: issueResolver({ ...quiet, ...backend }) });
  await panel.pressTestId('open-split');
};
beforeEach(() => {
  thread = [message(1), message(2), message(3)];
});
afterEach(() => panel.leave());

it('takes the place of the thread until it is cancelled', async () => {
  await open();
  expect(panel.has('split')).toBe(true);
  expect(panel.has('message-m1')).toBe(false);
  await panel.pressTestId('split-cancel');
  expect(panel.has('split')).toBe(false);
  expect(panel.has('message-m1')).toBe(true);
});

it('keeps the selection when a message arrives meanwhile, which can be selected as well', async () => {
  await open({ splitPreview: () => splitPreview() });
  await panel.switchTestId('select-m2', true);
  thread = [...thread, message(4)];
  await panel.push('realtime live-1', { changed: 'thread' });
  await panel.switchTestId('select-m4', true);
  expect(wordsOf(panel.byTestId('split-count'))).toBe('2 messages selected');
});

it('keeps earlier pages when a message arrives meanwhile', async () => {
  thread = messages(31, 60);
  await open({ earlier: () => ({ code: 'ok', entries: messages(1, 30), hasEarlier: false }) }, true);
  await panel.pressTestId('split-earlier');
  await panel.switchTestId('select-m5', true);
  thread = messages(32, 61);
  await panel.push('realtime live-1', { changed: 'thread' });
  expect(panel.byTestId('select-m5').props['isChecked']).toBe(true);
  expect(panel.has('select-m61')).toBe(true);
});

it('reads the conversation again after it is done', async () => {
  let reads = 0;
  await open({
    view: () => {
      reads += 1;
      return { code: 'ok', view: conversation({ thread }) };
    },
    splitPreview: () => splitPreview(),
    split: () => ({ code: 'ok', request: { id: '10009', key: 'OMN-9' } }),
  });
  await panel.switchTestId('select-m3', true);
  await panel.press('Show preview');
  expect(wordsOf(panel.byTestId('split-staying'))).toContain('This request (OMN-7)');
  await panel.pressTestId('split-confirm');
  const before = reads;
  await panel.pressTestId('close-result');
  expect(reads).toBe(before + 1);
  expect(panel.has('split')).toBe(false);
  expect(panel.has('message-m1')).toBe(true);
});
