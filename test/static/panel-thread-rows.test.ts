import { threadRows } from '../../static/panel/thread-rows';
import { message } from '../support/conversation-views';

const comment = (id: string, minute: string) => ({ id, at: `2026-11-24T09:${minute}:00.000Z`, by: 'agent', text: id });
const order = (rows: { key: string }[]) => rows.map(({ key }) => key);

it('puts comments where their time is, whatever order they come in', () => {
  const rows = threadRows([message(2), message(4)], false, [
    comment('c', '05'),
    comment('a', '01'),
    comment('b', '03'),
  ]);
  expect(order(rows)).toEqual(['comment-a', 'm2', 'comment-b', 'm4', 'comment-c']);
});

it('keeps comments from before the first page for that page', () => {
  expect(order(threadRows([message(2)], true, [comment('a', '01'), comment('b', '03')]))).toEqual(['m2', 'comment-b']);
});

it('shows comments alone where there are no messages', () => {
  expect(order(threadRows([], false, [comment('a', '01')]))).toEqual(['comment-a']);
});
