import type { ThreadEntry } from '../../src/contract/conversation-view';

/** The part of the thread that is on the screen: the newest page and what was asked for before it. Oldest first. */
export interface ShownThread {
  entries: readonly ThreadEntry[];
  hasEarlier: boolean;
  /** Where the newest page begins: a reload brings everything from here on. */
  newestFrom?: string;
  /** The entry that what is new begins with. */
  unreadFrom?: string;
}

interface Page {
  entries: readonly ThreadEntry[];
  hasEarlier: boolean;
}

const firstUnread = (entries: readonly ThreadEntry[]): string | undefined =>
  entries.find((entry) => entry.kind === 'message' && entry.unread === true)?.key;

const isAnswer = (entry: ThreadEntry): boolean => entry.kind === 'message' && entry.author.kind === 'agent';

/**
 * What is new counts as seen as soon as it is in view, and the next reload says so: its mark stays nevertheless, until
 * somebody answers or the request is opened anew.
 */
function marked(shown: ShownThread | undefined, thread: ShownThread): ShownThread {
  const { entries } = thread;
  const place = entries.findIndex(({ key }) => key === shown?.unreadFrom);
  const stands = place >= 0 && !entries.slice(place).some(isAnswer);
  const unreadFrom = stands ? shown?.unreadFrom : firstUnread(entries);
  return unreadFrom === undefined ? thread : { ...thread, unreadFrom };
}

function newestPage({ entries, hasEarlier }: Page): ShownThread {
  const first = entries[0];
  return { entries, hasEarlier, ...(first && { newestFrom: first.position }) };
}

function read(entry: ThreadEntry): ThreadEntry {
  if (entry.kind !== 'message' || entry.unread === undefined) return entry;
  const { unread: _unread, ...seen } = entry;
  return seen;
}

/** What is unread ends at the newest entry: when nothing there is, nothing before it is either. */
function readAlike(before: readonly ThreadEntry[], page: Page): readonly ThreadEntry[] {
  return firstUnread(page.entries) === undefined ? before.map(read) : before;
}

/** Earlier pages stay, unless more arrived meanwhile than one page holds: then there would be a gap. */
export function withNewestPage(shown: ShownThread | undefined, page: Page): ShownThread {
  const fresh = newestPage(page);
  const from = fresh.newestFrom;
  if (!shown || from === undefined || !page.hasEarlier) return marked(shown, fresh);
  const before = shown.entries.filter((entry) => entry.position < from);
  const touching = shown.entries.length > before.length;
  if (before.length === 0 || !touching) return marked(shown, fresh);
  const entries = [...readAlike(before, page), ...page.entries];
  return marked(shown, { ...fresh, entries, hasEarlier: shown.hasEarlier });
}

/** A page that was asked for before an entry which is no longer the first one came too late to be of use. */
export function withEarlierPage(shown: ShownThread, before: string, page: Page): ShownThread {
  if (shown.entries[0]?.position !== before) return shown;
  const unreadFrom = firstUnread(page.entries) ?? shown.unreadFrom;
  const entries = [...page.entries, ...shown.entries];
  return { ...shown, entries, hasEarlier: page.hasEarlier, ...(unreadFrom === undefined ? {} : { unreadFrom }) };
}

/** Entries read again take the place of the same ones on the screen. */
export function withFreshEntries(shown: ShownThread, entries: readonly ThreadEntry[]): ShownThread {
  const fresh = new Map(entries.map((entry) => [entry.key, entry]));
  return { ...shown, entries: shown.entries.map((entry) => fresh.get(entry.key) ?? entry) };
}
