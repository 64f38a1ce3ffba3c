import { act } from 'react';
import { Actions } from '../../static/actions/actions';
import type { ConversationView } from '../../src/contract/conversation-view';
import type { IssueAnswers } from '../../src/contract/issue';
import { conversation, noConversation, requestId } from '../support/conversation-views';
import { createForgePage } from '../support/forge-page';
import type { Locale } from '../support/locale-files';
import { issueResolver, type IssueBackend } from '../support/panel-backend';
import { openScreen, settle, wordsOf, type Screen } from '../support/panel-driver';

let dialog: Screen;
const open = async (moduleKey: string, backend: IssueBackend, locale: Locale = 'en-US') => {
  const others: IssueBackend = { others: () => ({ code: 'ok', requests: [], more: false, hidden: 0 }) };
  dialog = await openScreen(<Actions />, { resolver: issueResolver({ ...others, ...backend }), moduleKey, locale });
};
const seen = (view: Partial<ConversationView> = {}): IssueBackend => ({
  view: () => ({ code: 'ok', view: conversation(view) }),
});
const why = () => wordsOf(dialog.byTestId('cannot-be-used'));

describe('the dialog of an issue action', () => {
  afterEach(() => dialog.leave());

  it('shows the tool that was chosen in the menu', async () => {
    await open('omnichat-split', seen());
    expect(dialog.has('split')).toBe(true);
    await dialog.leave();
    await open('omnichat-merge', seen());
    expect(dialog.has('merge')).toBe(true);
    expect(dialog.has('split')).toBe(false);
  });

  it.each(['omnichat-split', 'omnichat-merge'])('%s explains a request without conversation', async (module) => {
    await open(module, { view: () => ({ code: 'ok', view: noConversation() }) });
    expect(why()).toContain('no customer has written by SMS here');
    expect(why()).toContain('add the customer’s phone number');
    await dialog.press('Close');
    expect(dialog.page.told).toEqual(['close']);
  });

  it('explains a merged conversation, and one that can only be read', async () => {
    const merged = { into: requestId(9), by: 'agent-1', at: '2026-11-24T09:00:00.000Z' };
    await open('omnichat-split', seen({ state: 'merged', merged, reply: { open: false, because: 'merged' } }));
    expect(why()).toContain('This request cannot be split');
    expect(why()).toContain('merged into another request');
    await dialog.leave();
    const readOnly = { because: 'not-service-project', since: '2026-11-24T09:00:00.000Z' } as const;
    await open('omnichat-merge', seen({ readOnly, reply: { open: false, because: 'read-only' } }), 'de-DE');
    expect(why()).toContain('Diese Anfrage kann nicht zusammengeführt werden');
    expect(why()).toContain('kann nur gelesen werden');
  });

  it('names the rights that are missing for this tool only', async () => {
    await open('omnichat-split', seen({ missing: ['CREATE_ISSUES'] }));
    expect(why()).toContain('Create requests (Create issues)');
    expect(why()).toContain('Please ask your Jira administrator.');
    await dialog.leave();
    await open('omnichat-merge', seen({ missing: ['CREATE_ISSUES'] }));
    expect(dialog.has('merge-into')).toBe(true);
    await dialog.leave();
    await open('omnichat-merge', seen({ missing: ['LINK_ISSUES'] }));
    expect(why()).toContain('Link requests (Link issues)');
  });

  it('says who may not see it at all', async () => {
    await open('omnichat-split', { view: () => ({ code: 'not-licensed' }) });
    expect(dialog.has('not-licensed')).toBe(true);
    await dialog.leave();
    await open('omnichat-merge', { view: () => ({ code: 'no-permission', missing: ['SERVICEDESK_AGENT'] }) });
    expect(wordsOf(dialog.byTestId('no-permission'))).toContain('Work as an agent');
  });

  it('can be loaded again after a failure', async () => {
    const answers: IssueAnswers['view'][] = [
      { code: 'unavailable', reference: 'r-7' },
      { code: 'ok', view: conversation() },
    ];
    await open('omnichat-split', { view: () => answers.shift() ?? { code: 'not-licensed' } });
    expect(wordsOf(dialog.byTestId('failed'))).toContain('r-7');
    await dialog.press('Try again');
    expect(dialog.has('split')).toBe(true);
  });
});

it('the issue actions’ entry file draws them', async () => {
  const page = createForgePage({ resolver: issueResolver(seen()), moduleKey: 'omnichat-split' });
  await act(async () => void (await import('../../static/actions/index')));
  await settle();
  expect(wordsOf(page.document())).toContain('Split: move messages to a new request');
});
