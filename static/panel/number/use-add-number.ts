import { useReducer, useRef } from 'react';
import { issue } from '../../shared/backend';
import { newId } from '../new-id';
import { refreshPage } from '../refresh-page';
import { attemptFor, inputOf, nextAdding, nothingTyped, type Adding, type Attempt, type Choice } from './adding';
import { tellsOfChange } from './number-problem';

export interface AddingNumber {
  now: Adding;
  type(text: string): void;
  add(source: Attempt['source']): Promise<void>;
  /** Asks for the last form again, with a decision that a refusal wanted. */
  decide(decision: { choice?: Choice; confirmed?: true }): Promise<void>;
  /** Asks for the very same once more. */
  retry(): Promise<void>;
}

/** Adds a number, one call at a time. `onDone` shows the request as it stands then. */
export function useAddNumber(onDone: () => void): AddingNumber {
  const [now, dispatch] = useReducer(nextAdding, nothingTyped);
  const inFlight = useRef(false);

  const ask = async (attempt: Attempt | undefined) => {
    if (inFlight.current || attempt === undefined) return;
    inFlight.current = true;
    dispatch({ type: 'asked', attempt });
    const answer = await issue.addNumber(inputOf(attempt));
    inFlight.current = false;
    if (answer.code !== 'ok') {
      dispatch({ type: 'refused', problem: answer });
      if (tellsOfChange(answer)) onDone();
      return;
    }
    dispatch({ type: 'added' });
    onDone();
    if (attempt.choice === 'merge') void refreshPage();
  };
  return {
    now,
    type: (text) => dispatch({ type: 'typed', text }),
    add: (source) => ask(attemptFor(source, now, newId)),
    decide: (decision) => ask(now.attempt && { ...now.attempt, ...decision }),
    retry: () => ask(now.attempt),
  };
}
