import type { MessageEntry } from '../../../src/contract/conversation-view';
import type { IssueAnswers } from '../../../src/contract/issue';
import type { Failed } from '../../shared/backend';

export type SearchProblem = Exclude<IssueAnswers['search'], { code: 'ok' }> | Failed;

/** What was looked for, and what was found so far. */
export interface Searching {
  /** What `found` matches; nothing before the first search. */
  wanted?: string;
  found: readonly MessageEntry[];
  /** Where to go on; nothing when everything was looked through. */
  next?: string;
  running?: 'first' | 'further';
  problem?: SearchProblem;
}

export const notSearched: Searching = { found: [] };

export type SearchEvent =
  | { type: 'asked'; wanted: string; further: boolean }
  | { type: 'answered'; answer: IssueAnswers['search'] | Failed };

export function nextSearching(now: Searching, event: SearchEvent): Searching {
  switch (event.type) {
    case 'asked':
      if (!event.further) return { wanted: event.wanted, found: [], running: 'first' };
      return { ...now, running: 'further' };
    case 'answered': {
      const { running: _done, problem: _old, next, ...before } = now;
      const { answer } = event;
      if (answer.code !== 'ok') return { ...before, ...(next === undefined ? {} : { next }), problem: answer };
      const messages = answer.entries.flatMap((entry) => (entry.kind === 'message' ? [entry] : []));
      return {
        ...before,
        found: [...before.found, ...messages],
        ...(answer.next === undefined ? {} : { next: answer.next }),
      };
    }
  }
}
