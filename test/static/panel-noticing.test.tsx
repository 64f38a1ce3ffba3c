import type { ConversationView } from '../../src/contract/conversation-view';
import { Panel } from '../../static/panel/panel';
import { onWriting } from '../../static/panel/use-hints';
import { activity, answer, conversation, message, named, requestId } from '../support/conversation-views';
import { issueResolver, type IssueBackend } from '../support/panel-backend';
import { openScreen, settle, wordsOf, type Screen } from '../support/panel-driver';

let panel: Screen;
const open = async (view: () => Partial<ConversationView>, backend: IssueBackend = {}) => {
  const resolver = issueResolver({
    view: () => ({ code: 'ok', view: conversation(view()) }),
    names: ({ requests }) => ({ code: 'ok', requests: [named(1), named(2)].filter(({ id }) => requests.includes(id)) }),
    seen: () => ({ code: 'ok' }),
    draft: () => ({ code: 'ok', text: '' }),
    writers: () => ({ code: 'ok', accountIds: [] }),
    ...backend,
  });
  panel = await openScreen(<Panel />, { resolver });
};
const calls = (name: string) => panel.page.invoked.filter(({ functionKey }) => functionKey === name);
const thread = () => wordsOf(panel.byTestId('thread'));
afterEach(() => panel.leave());

describe('what is new', () => {
  it('stands below a line, and the backend hears once what was seen', async () => {
    await open(() => ({ thread: [message(1), message(2, { unread: true }), message(3, { unread: true })] }));
    expect(
      thread()
        .split('\n')
        .filter((line) => line === 'New'),
    ).toHaveLength(1);
    expect(thread().indexOf('message 1')).toBeLessThan(thread().indexOf('New'));
    expect(thread().indexOf('New')).toBeLessThan(thread().indexOf('message 2'));
    await panel.push('realtime live-1', { changed: 'thread' });
    expect(calls('seen').map(({ payload }) => payload)).toEqual([{ asOf: conversation().asOf }]);
  });

  it('stays marked when it counts as seen, until somebody answers', async () => {
    let thread = [message(1, { unread: true })];
    await open(() => ({ asOf: `2026-11-24T10:0${thread.length}:00.000Z`, thread }));
    expect(panel.has('unread-from')).toBe(true);
    thread = [message(1)];
    await panel.push('realtime live-1', { changed: 'thread' });
    expect(panel.has('unread-from')).toBe(true);
    thread = [message(1), answer(2)];
    await panel.push('realtime live-1', { changed: 'thread' });
    expect(panel.has('unread-from')).toBe(false);
    expect(calls('seen')).toHaveLength(1);
  });

  it('needs no word to the backend where nothing is', async () => {
    await open(() => ({ waitingSince: '2026-11-24T10:00:00.000Z' }));
    expect(calls('seen')).toHaveLength(0);
  });

  it('counts as seen only when the page is in view', async () => {
    const frame = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
    Object.assign(globalThis, { document: frame });
    await open(() => ({ thread: [message(1, { unread: true })] }));
    expect(calls('seen')).toHaveLength(0);
    frame.visibilityState = 'visible';
    frame.dispatchEvent(new Event('visibilitychange'));
    await settle();
    Reflect.deleteProperty(globalThis, 'document');
    expect(calls('seen')).toHaveLength(1);
  });
});

describe('names of requests', () => {
  it('are asked for in one call, and only once', async () => {
    await open(() => ({
      otherActive: requestId(2),
      thread: [message(1, { origin: requestId(1) }), message(2, { origin: requestId(9) })],
    }));
    await panel.push('realtime live-1', { changed: 'thread' });
    expect(calls('names').map(({ payload }) => payload)).toEqual([
      { requests: [requestId(2), requestId(1), requestId(9)] },
    ]);
    expect(wordsOf(panel.byTestId('message-m1'))).toContain('10:01 AM · from OMN-1');
    expect(wordsOf(panel.byTestId('message-m2'))).toContain('from another request that you may not see');
  });

  it('that could not be had are asked for again with the next reading', async () => {
    let broken = true;
    let minute = 0;
    await open(() => ({ asOf: `2026-11-24T10:0${minute++}:00.000Z`, thread: [message(1, { origin: requestId(1) })] }), {
      names: () => (broken ? { code: 'unavailable', reference: 'r' } : { code: 'ok', requests: [named(1)] }),
    });
    expect(thread()).toContain('from another request\n');
    broken = false;
    await panel.push('realtime live-1', { changed: 'thread' });
    expect(thread()).toContain('from OMN-1');
  });
});

describe('lines of what happened', () => {
  it('tell how many messages were split off, whither, when and by whom', async () => {
    await open(() => ({
      thread: [
        activity(1, {
          activity: { what: 'split-off', count: 2, request: requestId(2) },
          doneAt: '2026-11-25T08:00:00.000Z',
          by: { kind: 'agent', accountId: 'agent-2' },
        }),
        message(5),
      ],
    }));
    expect(thread()).toContain('Nov 25, 2026, 9:00 AM · 2 messages were split off into another request:\nOMN-2');
    expect(panel.all().some(({ props }) => props['accountId'] === 'agent-2')).toBe(true);
    expect(panel.link('OMN-2').props['href']).toBe('/browse/OMN-2');
  });

  it('name every merged request that the person may see', async () => {
    await open(() => ({
      thread: [activity(1, { activity: { what: 'merged', requests: [requestId(1), requestId(9)] } })],
    }));
    expect(thread()).toContain(
      'Other requests were merged into this one:\nOMN-1\nanother request that you may not see',
    );
  });

  it.each([
    [{ what: 'split-from', count: 1, request: requestId(1) }, 'made of 1 message of another one:\nOMN-1'],
    [{ what: 'undone' }, 'was undone'],
    [{ what: 'read-only' }, 'can only be read'],
    [{ what: 'number-added' }, 'Phone number added'],
    [{ what: 'number-changed' }, 'Phone number changed'],
    [{ what: 'number-removed' }, 'Phone number removed'],
  ] as const)('say %j in words', async (what, words) => {
    await open(() => ({ thread: [activity(1, { activity: what })] }));
    expect(thread()).toContain(words);
  });
});

describe('a hint that somebody writes', () => {
  it('reaches those who listen, and reloads nothing', async () => {
    await open(() => ({}));
    let heard = 0;
    const stop = onWriting(() => (heard += 1));
    const before = calls('view').length;
    await panel.push('realtime live-1', { changed: 'writing' });
    stop();
    await panel.push('realtime live-1', { changed: 'writing' });
    expect(heard).toBe(1);
    expect(calls('view')).toHaveLength(before);
  });
});

describe('internal comments', () => {
  it('stand between the messages by their time, when they are wanted', async () => {
    await open(() => ({ thread: [message(1), message(5)] }), {
      internalComments: () => ({
        code: 'ok',
        comments: [{ id: '7', at: '2026-11-24T09:03:00.000Z', by: 'agent-2', text: 'call back first' }],
      }),
    });
    expect(thread()).not.toContain('call back first');
    await panel.press('Show internal comments');
    expect(thread().indexOf('message 1')).toBeLessThan(thread().indexOf('call back first'));
    expect(thread().indexOf('call back first')).toBeLessThan(thread().indexOf('message 5'));
    await panel.press('Hide internal comments');
    expect(thread()).not.toContain('call back first');
  });

  it('that cannot be loaded, or that do not exist, say so', async () => {
    let answers = 0;
    await open(() => ({}), {
      internalComments: () =>
        (answers += 1) === 1 ? { code: 'unavailable', reference: 'r' } : { code: 'ok', comments: [] },
    });
    await panel.press('Show internal comments');
    expect(panel.text()).toContain('internal comments could not be loaded');
    await panel.press('Show internal comments');
    expect(panel.text()).toContain('There are no internal comments.');
  });
});
