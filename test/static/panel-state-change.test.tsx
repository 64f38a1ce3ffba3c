import type { ConversationView } from '../../src/contract/conversation-view';
import type { IssueAnswers } from '../../src/contract/issue';
import { Panel } from '../../static/panel/panel';
import { conversation, named, pausedConversation, requestId } from '../support/conversation-views';
import { issueResolver, type IssueBackend } from '../support/panel-backend';
import { openScreen, settle, wordsOf, type Screen } from '../support/panel-driver';
import type { ForgePageOptions } from '../support/forge-page';

let panel: Screen;
const open = async (view: () => ConversationView, backend: IssueBackend = {}, page: Partial<ForgePageOptions> = {}) => {
  const resolver = issueResolver({
    view: () => ({ code: 'ok', view: view() }),
    names: ({ requests }) => ({ code: 'ok', requests: [named(1), named(2)].filter(({ id }) => requests.includes(id)) }),
    draft: () => ({ code: 'ok', text: '' }),
    saveDraft: () => ({ code: 'ok' }),
    writers: () => ({ code: 'ok', accountIds: [] }),
    ...backend,
  });
  panel = await openScreen(<Panel />, { resolver, ...page });
};
const calls = () => panel.page.invoked.map(({ functionKey }) => functionKey);
const words = (testId: string) => wordsOf(panel.byTestId(testId));
const isOff = (testId: string) => panel.byTestId(testId).props['isDisabled'] === true;
afterEach(() => panel.leave());

const ended = (more: Partial<ConversationView> = {}) =>
  conversation({ state: 'ended', reply: { open: false, because: 'ended' }, ...more });

describe('pausing', () => {
  it('is one press, and shows the conversation as it stands then', async () => {
    let paused = false;
    await open(() => (paused ? pausedConversation() : conversation()), {
      pause: () => {
        paused = true;
        return { code: 'ok' };
      },
    });
    await panel.press('Pause');
    expect(words('conversation-state')).toBe('Paused');
    expect(words('composer-closed')).toContain('The conversation is paused');
  });

  it('is carried out once for a double click', async () => {
    await open(() => conversation(), { pause: () => ({ code: 'opening' }) });
    const press = panel.handler(panel.byTestId('change-state'), 'onClick');
    press({});
    press({});
    await settle();
    expect(calls().filter((name) => name === 'pause')).toHaveLength(1);
  });

  it('is off with the reason where the right is lacked', async () => {
    await open(() => conversation({ missing: ['EDIT_ISSUES'] }));
    expect(isOff('change-state')).toBe(true);
    expect(isOff('open-split')).toBe(true);
    expect(isOff('open-merge')).toBe(true);
    expect(panel.text()).toContain('You lack a permission: Edit requests (Edit issues)');
  });

  it('that broke, but was carried out, is no failure', async () => {
    let paused = false;
    await open(() => (paused ? pausedConversation() : conversation()), {
      pause: () => {
        paused = true;
        throw new Error('no matter what');
      },
    });
    await panel.press('Pause');
    expect(words('conversation-state')).toBe('Paused');
    expect(panel.has('change-problem')).toBe(false);
  });

  it.each<[IssueAnswers['pause'] | 'breaks', string]>([
    [{ code: 'wrong-state', state: 'paused' }, 'paused already'],
    [{ code: 'wrong-state', state: 'ended' }, 'done by now'],
    [{ code: 'wrong-state', state: 'merged' }, 'merged into another request'],
    [{ code: 'wrong-state', state: 'read-only' }, 'can only be read'],
    [{ code: 'no-conversation' }, 'no conversation any more'],
    [{ code: 'opening' }, 'just being opened'],
    [{ code: 'no-permission', missing: ['EDIT_ISSUES'] }, 'Edit issues'],
    [{ code: 'no-permission', missing: ['EDIT_ISSUES'], request: 'OMN-2' }, 'a permission on OMN-2'],
    [{ code: 'unavailable', reference: 'ref-4' }, 'ref-4'],
    ['breaks', 'not known whether'],
  ])('refused with %j says why', async (refusal, why) => {
    await open(() => conversation(), {
      pause: () => {
        if (refusal === 'breaks') throw new Error('no matter what');
        return refusal;
      },
    });
    await panel.press('Pause');
    expect(words('change-problem')).toContain('Nothing was changed');
    expect(words('change-problem')).toContain(why);
  });
});

it('drops a refusal once the conversation stands otherwise', async () => {
  let view = conversation();
  await open(() => view, { pause: () => ({ code: 'opening' }) });
  await panel.press('Pause');
  expect(panel.has('change-problem')).toBe(true);
  view = pausedConversation();
  await panel.push('realtime live-1', { changed: 'thread' });
  expect(panel.has('change-problem')).toBe(false);
});

describe('reactivating', () => {
  it('is offered where the composer is closed, and in the first rows', async () => {
    let active = false;
    await open(() => (active ? conversation() : pausedConversation()), {
      reactivate: () => {
        active = true;
        return { code: 'ok' };
      },
    });
    expect(words('change-state')).toBe('Reactivate');
    await panel.pressTestId('open-again');
    expect(words('conversation-state')).toBe('Active');
    expect(panel.has('composer-closed')).toBe(false);
  });

  it('becomes a swap that names the active request', async () => {
    let active = false;
    await open(() => (active ? conversation() : pausedConversation({ otherActive: requestId(2) })), {
      swap: () => {
        active = true;
        return { code: 'ok' };
      },
    });
    expect(words('other-active')).toContain('OMN-2 “Summary 2” is this customer’s active request');
    expect(words('open-again')).toBe('Swap with OMN-2');
    await panel.pressTestId('open-again');
    expect(words('conversation-state')).toBe('Active');
  });

  it('that is refused because another became active meanwhile offers the swap at once', async () => {
    await open(() => pausedConversation(), {
      reactivate: () => ({ code: 'another-active', other: named(2) }),
      swap: () => ({ code: 'nothing-to-swap' }),
    });
    await panel.pressTestId('open-again');
    expect(words('change-problem')).toContain('OMN-2 “Summary 2” is active');
    await panel.pressTestId('open-again');
    expect(calls()).toContain('swap');
    expect(words('change-problem')).toContain('nothing to swap with');
  });

  it('does not name a request that the person may not see, and offers no swap with it', async () => {
    await open(() => pausedConversation({ otherActive: requestId(9) }));
    expect(words('other-active')).toContain('which you may not see');
    expect(isOff('open-again')).toBe(true);
    expect(panel.text()).not.toContain(requestId(9));
  });

  it('refused for a request that the person may not see says so', async () => {
    await open(() => pausedConversation(), { reactivate: () => ({ code: 'another-active' }) });
    await panel.pressTestId('open-again');
    expect(words('change-problem')).toContain('which you may not see');
  });

  it('keeps the words of the other request apart from its id while names cannot be had', async () => {
    await open(() => pausedConversation({ otherActive: requestId(2) }), {
      names: () => ({ code: 'unavailable', reference: 'r' }),
    });
    expect(words('other-active')).toContain('Another request of this customer is active');
    expect(words('open-again')).toBe('Swap');
  });
});

describe('a done request', () => {
  it('is set to In Progress from the closed composer', async () => {
    let resumed = false;
    await open(() => (resumed ? conversation() : ended()), {
      resume: () => {
        resumed = true;
        return { code: 'ok' };
      },
    });
    expect(panel.has('change-state')).toBe(false);
    await panel.press('Set to In Progress');
    expect(words('conversation-state')).toBe('Active');
    expect(panel.page.told).toEqual(['refresh']);
  });

  it('without a transition has to be moved in Jira', async () => {
    await open(() => ended(), { resume: () => ({ code: 'no-transition' }) });
    await panel.press('Set to In Progress');
    expect(words('change-problem')).toContain('change the status in Jira');
  });

  it('stays where the person may not change the status, and says so', async () => {
    await open(() => ended({ missing: ['TRANSITION_ISSUES'] }));
    expect(isOff('open-again')).toBe(true);
    expect(words('composer-closed')).toContain('Change the status (Transition issues)');
  });
});

it('says it all in German', async () => {
  await open(
    () => pausedConversation({ otherActive: requestId(2), waitingSince: '2026-11-24T10:00:00.000Z' }),
    { swap: () => ({ code: 'opening' }) },
    { locale: 'de-DE' },
  );
  expect(words('waiting-since')).toContain('Der Kunde wartet seit');
  await panel.pressTestId('open-again');
  expect(words('open-again')).toBe('Mit OMN-2 tauschen');
  expect(words('change-problem')).toContain('Es wurde nichts geändert');
});
