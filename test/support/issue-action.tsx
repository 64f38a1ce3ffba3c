import { Actions } from '../../static/actions/actions';
import type { ConversationView } from '../../src/contract/conversation-view';
import { conversation } from './conversation-views';
import type { Locale } from './locale-files';
import { issueResolver, type IssueBackend } from './panel-backend';
import { openScreen, wordsOf, type Screen } from './panel-driver';

/** One of the request's actions in its dialog, opened anew by each test and closed after it. */
export function issueAction(moduleKey: 'omnichat-split' | 'omnichat-merge') {
  let opened: Screen | undefined;
  const dialog = (): Screen => {
    if (!opened) throw new Error('The dialog is not open.');
    return opened;
  };
  const leave = async () => {
    await opened?.leave();
    opened = undefined;
  };
  afterEach(leave);
  return {
    dialog,
    leave,
    open: async (backend: IssueBackend, view: Partial<ConversationView> = {}, locale: Locale = 'en-US') => {
      const shown: IssueBackend = { view: () => ({ code: 'ok', view: conversation(view) }) };
      opened = await openScreen(<Actions />, { resolver: issueResolver({ ...shown, ...backend }), moduleKey, locale });
    },
    isOff: (testId: string) => dialog().byTestId(testId).props['isDisabled'] === true,
    words: (testId: string) => wordsOf(dialog().byTestId(testId)),
    /** What the backend was asked, in order. */
    asked: (functionKey: string) =>
      dialog().page.invoked.flatMap((call) => (call.functionKey === functionKey ? [call.payload] : [])),
  };
}
