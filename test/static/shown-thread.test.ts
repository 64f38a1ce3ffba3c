import { withEarlierPage, withFreshEntries, withNewestPage } from '../../static/panel/shown-thread';
import { answer, message, messages } from '../support/conversation-views';

const numbers = (thread: { entries: readonly { key: string }[] }) =>
  thread.entries.map(({ key }) => Number(key.slice(1)));
const shown = withEarlierPage(withNewestPage(undefined, { entries: messages(4, 6), hasEarlier: true }), '000004', {
  entries: messages(1, 3),
  hasEarlier: false,
});

it('keeps earlier pages when the newest one moves on', () => {
  const next = withNewestPage(shown, { entries: messages(5, 7), hasEarlier: true });
  expect(numbers(next)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(next.hasEarlier).toBe(false);
});

it('drops them rather than hide a gap when more came than a page holds', () => {
  const next = withNewestPage(shown, { entries: messages(9, 11), hasEarlier: true });
  expect(numbers(next)).toEqual([9, 10, 11]);
  expect(next.hasEarlier).toBe(true);
});

it('drops them when they went to another request', () => {
  expect(numbers(withNewestPage(shown, { entries: messages(5, 6), hasEarlier: false }))).toEqual([5, 6]);
});

it('ignores a page that was asked for before something else', () => {
  expect(withEarlierPage(shown, '000004', { entries: messages(1, 3), hasEarlier: true })).toBe(shown);
});

it('exchanges entries that were read again', () => {
  const fresh = message(2, { content: { kind: 'text', text: 'fresh' } });
  expect(withFreshEntries(shown, [fresh]).entries[1]).toBe(fresh);
  expect(numbers(withFreshEntries(shown, [fresh]))).toEqual([1, 2, 3, 4, 5, 6]);
});

it('takes the marks of what is new from earlier pages once the newest brings none', () => {
  const page = (last: number, unread?: true) => ({
    entries: [message(last - 1), message(last, unread && { unread })],
    hasEarlier: true,
  });
  const marked = withEarlierPage(withNewestPage(undefined, page(6, true)), '000005', {
    entries: [message(4, { unread: true })],
    hasEarlier: false,
  });
  const marks = (thread: typeof marked) =>
    thread.entries.filter((entry) => entry.kind === 'message' && entry.unread).map(({ key }) => key);
  expect(marks(withNewestPage(marked, page(6, true)))).toEqual(['m4', 'm6']);
  expect(marks(withNewestPage(marked, page(6)))).toEqual([]);
});

describe('the mark of what is new', () => {
  const page = (...entries: ReturnType<typeof message>[]) => ({ entries, hasEarlier: false });
  const fresh = (number: number) => message(number, { unread: true });
  const opened = withNewestPage(undefined, page(message(1), fresh(2), fresh(3)));

  it('stands before the first message that nobody has seen', () => {
    expect(opened.unreadFrom).toBe('m2');
    expect(withNewestPage(undefined, page(message(1))).unreadFrom).toBeUndefined();
  });

  it('stays where it is while the same panel is open, also for what comes later', () => {
    const seen = withNewestPage(opened, page(message(1), message(2), message(3)));
    expect(seen.unreadFrom).toBe('m2');
    expect(withNewestPage(seen, page(message(1), message(2), message(3), fresh(4))).unreadFrom).toBe('m2');
  });

  it('goes with an answer, and comes again with what follows that', () => {
    const answered = withNewestPage(opened, page(message(1), message(2), message(3), answer(4)));
    expect(answered.unreadFrom).toBeUndefined();
    expect(withNewestPage(answered, page(message(3), answer(4), fresh(5))).unreadFrom).toBe('m5');
  });

  it('goes with the messages when they go to another request', () => {
    expect(withNewestPage(opened, page(message(1))).unreadFrom).toBeUndefined();
  });

  it('moves up where an earlier page is new as well', () => {
    const newest = withNewestPage(undefined, { entries: [fresh(4), fresh(5)], hasEarlier: true });
    expect(withEarlierPage(newest, '000004', page(message(2), fresh(3))).unreadFrom).toBe('m3');
    expect(withEarlierPage(newest, '000004', page(message(2), message(3))).unreadFrom).toBe('m4');
  });
});
