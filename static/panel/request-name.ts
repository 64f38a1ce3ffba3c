import type { ConversationView, ThreadEntry } from '../../src/contract/conversation-view';
import type { Texts } from '../shared/texts';
import type { Known } from './use-names';

/** Its key, or words for a request that the person may not see; never the id. */
export function requestName(t: Texts, known: Known): string {
  switch (known.is) {
    case 'named':
      return known.request.key;
    case 'hidden':
      return t('panel.request.hidden');
    case 'unknown':
      return t('panel.request.unknown');
  }
}

function idsIn(entry: ThreadEntry): string[] {
  const from = entry.origin === undefined ? [] : [entry.origin];
  if (entry.kind === 'message') return from;
  const { activity } = entry;
  switch (activity.what) {
    case 'merged':
      return [...from, ...activity.requests];
    case 'split-off':
    case 'split-from':
      return [...from, activity.request];
    default:
      return from;
  }
}

/** The ids of all requests that a view and the entries on the screen name. */
export function namedIn(view: ConversationView, entries: readonly ThreadEntry[]): string[] {
  const { otherActive, follows, merged, undo } = view;
  const single = [otherActive, follows, merged?.into, undo?.result].filter((id) => id !== undefined);
  return [...single, ...(undo?.sources ?? []), ...entries.flatMap(idsIn)];
}
