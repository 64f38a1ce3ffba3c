import type { ConversationView } from '../../src/contract/conversation-view';
import { Panel } from '../../static/panel/panel';
import { conversation, named, pausedConversation, requestId } from '../support/conversation-views';
import { issueResolver } from '../support/panel-backend';
import { openScreen, wordsOf, type Screen } from '../support/panel-driver';

let panel: Screen;
const open = async (view: () => ConversationView) => {
  const resolver = issueResolver({
    view: () => ({ code: 'ok', view: view() }),
    names: ({ requests }) => ({ code: 'ok', requests: [named(1), named(2)].filter(({ id }) => requests.includes(id)) }),
    draft: () => ({ code: 'ok', text: '' }),
    saveDraft: () => ({ code: 'ok' }),
    writers: () => ({ code: 'ok', accountIds: [] }),
  });
  panel = await openScreen(<Panel />, { resolver });
};
const words = (testId: string) => wordsOf(panel.byTestId(testId));
const isOff = (testId: string) => panel.byTestId(testId).props['isDisabled'] === true;
afterEach(() => panel.leave());

describe('a merged conversation', () => {
  const merged = (into: string) =>
    conversation({
      state: 'merged',
      reply: { open: false, because: 'merged' },
      merged: { into, by: 'agent-2', at: '2026-11-24T10:00:00.000Z' },
      thread: [],
    });

  it('says who merged it and when, and leads to where its messages are', async () => {
    await open(() => merged(requestId(1)));
    expect(words('merged')).toContain('Nov 24, 2026, 11:00 AM');
    expect(panel.all().some(({ props }) => props['accountId'] === 'agent-2')).toBe(true);
    await panel.pressTestId('open-target');
    await panel.pressTestId('answer-there');
    expect(panel.page.visited).toEqual(['/browse/OMN-1', '/browse/OMN-1']);
  });

  it('can be neither split nor merged again', async () => {
    await open(() => merged(requestId(1)));
    expect([isOff('open-split'), isOff('open-merge'), panel.has('change-state')]).toEqual([true, true, false]);
    expect(panel.text()).toContain('This conversation is merged already');
  });

  it('does not name a target that the person may not see', async () => {
    await open(() => merged(requestId(9)));
    expect(words('merged')).toContain('another request that you may not see');
    expect(panel.has('open-target')).toBe(false);
  });
});

describe('a conversation that can only be read', () => {
  it.each([
    ['not-service-project', 'no service project'],
    ['unreachable', 'archived or restricted'],
  ] as const)('(%s) says why, and offers nothing that would be refused', async (because, why) => {
    await open(() =>
      pausedConversation({
        reply: { open: false, because: 'read-only' },
        readOnly: { because, since: '2026-11-24T10:00:00.000Z' },
      }),
    );
    expect(panel.byTestId('read-only').props['title']).toBe('This conversation can only be read');
    expect(words('read-only')).toContain('Since Nov 24, 2026, 11:00 AM');
    expect(words('read-only')).toContain(why);
    expect(panel.has('change-state')).toBe(false);
    expect(panel.has('open-again')).toBe(false);
    expect(panel.text()).toContain('neither split nor merged');
    expect(panel.text()).toContain('message 1');
  });
});

it('says since when the customer waits', async () => {
  await open(() => conversation({ waitingSince: '2026-11-24T10:00:00.000Z' }));
  expect(words('waiting-since')).toBe('The customer has been waiting since Nov 24, 2026, 11:00 AM');
});

it('only waits while a new request is being opened', async () => {
  await open(() => pausedConversation({ reply: { open: false, because: 'opening' } }));
  expect(words('composer-closed')).toContain('just being opened');
  expect(panel.has('open-again')).toBe(false);
});
