import type { Lists, Segment } from './conversation';
import type { Item } from './customer';
import type { Instant } from './time';

/** Listed messages and segments of one record: with the former lists kept for undo it stays far under 240 KiB. */
const LISTED_AT_MOST = 600;
const SEGMENTS_AT_MOST = 100;

export function isTooLarge({ segments, items }: Lists): boolean {
  const listed = items.length + segments.reduce((sum, { out }) => sum + out.length, 0);
  return listed > LISTED_AT_MOST || segments.length > SEGMENTS_AT_MOST;
}

/** Takes messages out of a conversation: an item is removed, a message of a segment goes to its `out`. */
export function take<L extends Lists>(lists: L, messages: { key: string; segment?: string | undefined }[]): L {
  const keys = new Set(messages.map(({ key }) => key));
  const asItems = new Set(lists.items.filter((item) => keys.has(item.key)).map((item) => item.key));
  const outOf = (segment: Segment): string[] =>
    messages.filter(({ key, segment: of }) => !asItems.has(key) && of === segment.id).map(({ key }) => key);
  return {
    ...lists,
    items: lists.items.filter((item) => !keys.has(item.key)),
    segments: lists.segments.map((segment) => ({ ...segment, out: [...segment.out, ...outOf(segment)] })),
  };
}

/** Places messages: one that an `out` of the receiver has is no longer out, the others become items; never both. */
export function place<L extends Lists>(lists: L, items: Item[]): L {
  const back = new Set(
    items.filter(({ key, since }) => since === undefined && isOut(lists, key)).map((item) => item.key),
  );
  const known = new Set(lists.items.map(({ key }) => key));
  return {
    ...lists,
    segments: lists.segments.map((segment) => ({ ...segment, out: segment.out.filter((key) => !back.has(key)) })),
    items: [...lists.items, ...items.filter(({ key }) => !back.has(key) && !known.has(key))],
  };
}

function isOut({ segments }: Lists, key: string): boolean {
  return segments.some(({ out }) => out.includes(key));
}

/** Places late messages. They carry `since` and never cancel against an `out` (design §3.2). */
export function placeLate(items: Item[], late: Item[], now: Instant): Item[] {
  const known = new Set(items.map((item) => item.key));
  return [
    ...items,
    ...late
      .filter(({ key }) => !known.has(key))
      .map(({ key, at, origin }) => ({ key, at, since: now, ...(origin === undefined ? {} : { origin }) })),
  ];
}

/** A conversation's lists with the request that they come from. */
export type OwnLists = Lists & { request: string };

/**
 * One thread of several: segments first, then all items are placed. The target's own segment stays the last, where new
 * messages are written. What comes from another request says so, also after the next merge.
 */
export function unite(target: OwnLists, sources: OwnLists[]): Lists {
  const segments = sources.flatMap((source) =>
    source.segments.map((segment) => from(segment, segment.origin ?? source.request, target.request)),
  );
  const items = sources.flatMap((source) =>
    source.items.map((item) => from(item, item.origin ?? source.request, target.request)),
  );
  const firsts = [target, ...sources].map(({ first }) => first);
  const united: Lists = { segments: [...segments, ...target.segments], items: target.items };
  return { ...place(united, items), ...earliest(firsts) };
}

/** Without an origin a message counts as written here. */
function from<T extends { origin?: string | undefined }>(listed: T, origin: string, target: string): T {
  return { ...listed, origin: origin === target ? undefined : origin };
}

/** Known only where it is known of all. */
export function earliest(firsts: Lists['first'][]): Pick<Lists, 'first'> {
  const known = firsts.filter((first) => first !== undefined);
  const first = known.sort((a, b) => (a.at < b.at ? -1 : 1))[0];
  return { first: known.length < firsts.length ? undefined : first };
}
