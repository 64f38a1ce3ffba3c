import type { IssueInputs } from '../../../src/contract/issue';
import type { NumberProblem } from './number-problem';

export type Choice = 'merge' | 'take-over';

/** A filled form: `id` stays the same over retries, so that a merge asked for twice is one. */
export interface Attempt {
  source: { number: string } | { known: true };
  id: string;
  /** What becomes of the number's active conversation elsewhere. */
  choice?: Choice;
  /** Goes on although the number's customer is linked with another JSM customer. */
  confirmed?: true;
}

export interface Adding {
  typed: string;
  busy: boolean;
  /** The last form that was asked for; gone as soon as something else is typed. */
  attempt?: Attempt;
  problem?: NumberProblem;
  added: boolean;
}

export const nothingTyped: Adding = { typed: '', busy: false, added: false };

export type AddingEvent =
  | { type: 'typed'; text: string }
  | { type: 'asked'; attempt: Attempt }
  | { type: 'refused'; problem: NumberProblem }
  | { type: 'added' };

export function nextAdding(now: Adding, event: AddingEvent): Adding {
  switch (event.type) {
    case 'typed':
      return { ...nothingTyped, typed: event.text };
    // what was said before stays until there is an answer, with the button that was pressed in it
    case 'asked':
      return { ...now, busy: true, added: false, attempt: event.attempt };
    case 'refused':
      return { ...now, busy: false, problem: event.problem };
    case 'added':
      return { ...nothingTyped, added: true };
  }
}

function isSame(one: Attempt['source'], other: Attempt['source']): boolean {
  if ('number' in one) return 'number' in other && other.number === one.number;
  return 'known' in other;
}

/** The form that is sent for a number; pressed again for the same one, it is the same form. */
export function attemptFor(source: Attempt['source'], { attempt }: Adding, newId: () => string): Attempt {
  return { source, id: attempt !== undefined && isSame(attempt.source, source) ? attempt.id : newId() };
}

export function inputOf({ source, id, choice, confirmed }: Attempt): IssueInputs['addNumber'] {
  return {
    ...source,
    ...(choice === undefined ? {} : { choice }),
    ...(choice === 'merge' ? { id } : {}),
    ...(confirmed === undefined ? {} : { confirmed }),
  };
}
