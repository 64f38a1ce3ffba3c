import { useReducer, useRef } from 'react';
import type { OtherRequest } from '../../../src/contract/conversation-view';
import type { IssueAnswers } from '../../../src/contract/issue';
import { issue, type Failed } from '../../shared/backend';

export type OthersProblem = Exclude<IssueAnswers['others'], { code: 'ok' }> | Failed;

export interface Found {
  /** Newest first. */
  requests: readonly OtherRequest[];
  more: boolean;
  /** How many more there are that the person may not see. */
  hidden: number;
  /** What was searched for. */
  search: string;
}

export type OthersState =
  | { phase: 'closed' }
  | { phase: 'loading' }
  | { phase: 'failed'; problem: OthersProblem; search: string }
  | { phase: 'ready'; found: Found; busy: 'no' | 'more' | 'search'; problem?: OthersProblem };

export interface OtherRequests {
  state: OthersState;
  toggle(): void;
  search(text: string): void;
  showMore(): void;
}

type Happening =
  | { type: 'closed' }
  | { type: 'asked'; busy: 'more' | 'search' }
  | { type: 'answered'; search: string; more: boolean; answer: IssueAnswers['others'] | Failed };

function afterAnswer(state: OthersState, happening: Extract<Happening, { type: 'answered' }>): OthersState {
  const { answer, search, more } = happening;
  const shown = state.phase === 'ready' ? state : undefined;
  if (answer.code !== 'ok') {
    return shown ? { ...shown, busy: 'no', problem: answer } : { phase: 'failed', problem: answer, search };
  }
  const before = more && shown ? shown.found.requests : [];
  const seen = new Set(before.map(({ id }) => id));
  const requests = [...before, ...answer.requests.filter(({ id }) => !seen.has(id))];
  return { phase: 'ready', found: { requests, more: answer.more, hidden: answer.hidden, search }, busy: 'no' };
}

function next(state: OthersState, happening: Happening): OthersState {
  switch (happening.type) {
    case 'closed':
      return { phase: 'closed' };
    case 'asked':
      return state.phase === 'ready'
        ? { phase: 'ready', found: state.found, busy: happening.busy }
        : { phase: 'loading' };
    case 'answered':
      return afterAnswer(state, happening);
  }
}

/** The customer's other requests, loaded when somebody wants to see them. The newest question alone is answered. */
export function useOtherRequests(): OtherRequests {
  const [state, dispatch] = useReducer(next, { phase: 'closed' });
  const turn = useRef(0);

  const ask = async (search: string, after?: number) => {
    turn.current += 1;
    const mine = turn.current;
    const more = after !== undefined;
    dispatch({ type: 'asked', busy: more ? 'more' : 'search' });
    const answer = await issue.others({ ...(search !== '' && { search }), ...(more && { after }) });
    if (mine === turn.current) dispatch({ type: 'answered', search, more, answer });
  };

  return {
    state,
    toggle() {
      if (state.phase === 'closed') return void ask('');
      turn.current += 1;
      dispatch({ type: 'closed' });
    },
    search: (text) => void ask(text.trim()),
    showMore() {
      if (state.phase === 'ready' && state.busy === 'no') void ask(state.found.search, state.found.requests.length);
    },
  };
}
