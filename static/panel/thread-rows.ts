import type { ThreadEntry } from '../../src/contract/conversation-view';

/** An internal comment of the request, shown between the messages. */
export interface ShownComment {
  id: string;
  at: string;
  by: string;
  text: string;
}

export type Row = ThreadEntry | { kind: 'comment'; key: string; at: string; comment: ShownComment };

/** Entries with the comments of the same time between them; comments from before the first page wait for their page. */
export function threadRows(
  entries: readonly ThreadEntry[],
  hasEarlier: boolean,
  comments: readonly ShownComment[],
): Row[] {
  const from = hasEarlier ? entries[0]?.at : undefined;
  const waiting = comments
    .filter(({ at }) => from === undefined || at >= from)
    .map((comment): Row => ({ kind: 'comment', key: `comment-${comment.id}`, at: comment.at, comment }))
    .sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
  const rows: Row[] = [];
  for (const entry of entries) {
    while (waiting[0] !== undefined && waiting[0].at < entry.at) rows.push(...waiting.splice(0, 1));
    rows.push(entry);
  }
  return [...rows, ...waiting];
}
