import type { MessageEntry } from '../../../src/contract/conversation-view';
import { SPLIT_AT_MOST } from '../../../src/contract/limits';
import type { ShownThread } from '../shown-thread';
import { messagesIn } from './message-line';
import type { SplitProblem } from './split-problem';

/** The selected messages that are on the screen, in thread order. */
export function selectedOf({ entries }: ShownThread, keys: readonly string[]): MessageEntry[] {
  return messagesIn(entries).filter(({ key }) => keys.includes(key));
}

/** The first selected message and everything after it. */
export function fromFirstOn({ entries }: ShownThread, keys: readonly string[]): string[] {
  const messages = messagesIn(entries);
  const first = messages.findIndex(({ key }) => keys.includes(key));
  return first < 0 ? [] : messages.slice(first).map(({ key }) => key);
}

/** What the backend would certainly refuse of a selection, as far as the screen can tell. */
export function selectionProblem(thread: ShownThread, selected: readonly MessageEntry[]): SplitProblem | undefined {
  if (selected.length > SPLIT_AT_MOST) return { code: 'too-many', most: SPLIT_AT_MOST };
  if (selected.every(({ direction }) => direction === 'outbound')) return { code: 'no-customer-message' };
  const all = selected.length === messagesIn(thread.entries).length;
  return all && !thread.hasEarlier ? { code: 'nothing-stays' } : undefined;
}
