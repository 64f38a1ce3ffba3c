import type { NumberProblem } from './number-problem';

/** What an agent does with a number that an agent added. */
export interface Changing {
  at: 'rest' | 'change' | 'removal';
  typed: string;
  busy: boolean;
  problem?: NumberProblem;
}

export const atRest: Changing = { at: 'rest', typed: '', busy: false };

export type ChangingEvent =
  | { type: 'opened'; at: 'change' | 'removal' }
  | { type: 'closed' }
  | { type: 'typed'; text: string }
  | { type: 'asked' }
  | { type: 'refused'; problem: NumberProblem };

export function nextChanging(now: Changing, event: ChangingEvent): Changing {
  switch (event.type) {
    case 'opened':
      return { ...atRest, at: event.at };
    case 'closed':
      return atRest;
    case 'typed':
      return { at: now.at, typed: event.text, busy: false };
    case 'asked':
      return { ...now, busy: true };
    case 'refused':
      return { ...now, busy: false, problem: event.problem };
  }
}
