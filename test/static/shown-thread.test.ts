import { withEarlierPage, withFreshEntries, withNewestPage } from '../../static/panel/shown-thread';
import { message, messages } from '../support/conversation-views';

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
