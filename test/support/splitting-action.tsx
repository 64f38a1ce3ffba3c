import type { ThreadEntry } from '../../src/contract/conversation-view';
import type { IssueAnswers } from '../../src/contract/issue';
import { activity, answer, message } from './conversation-views';
import { issueAction } from './issue-action';
import { splitPreview } from './operation-previews';
import type { IssueBackend } from './panel-backend';

/** The issue action that splits a thread of four messages, and the request that it leads to. */
export function splittingAction() {
  const action = issueAction('omnichat-split');
  const { dialog } = action;
  const five: ThreadEntry[] = [message(1), activity(2), message(3), answer(4), message(5)];
  const moved: IssueAnswers['split'] = { code: 'ok', request: { id: '10009', key: 'OMN-9' } };
  const open: typeof action.open = (backend, view = {}, locale) =>
    action.open(backend, { thread: five, ...view }, locale);
  const select = (key: string, checked = true) => dialog().switchTestId(`select-${key}`, checked);
  /** One message is selected, and both results are shown. */
  const toPreview = async (backend: IssueBackend = {}) => {
    await open({ splitPreview: () => splitPreview(), ...backend });
    await select('m3');
    await dialog().press('Show preview');
  };
  return { ...action, five, moved, open, select, toPreview };
}
