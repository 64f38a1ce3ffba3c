import { useRef } from 'react';
import { readTypedNumber } from '../../../src/contract/phone-number';
import { issue } from '../../shared/backend';
import { useCurrentReducer } from '../../shared/current-reducer';
import { newId } from '../new-id';
import { refreshPage } from '../refresh-page';
import { attemptFor, inputOf, nextAdding, nothingTyped, type Adding, type Attempt, type Choice } from './adding';
import { tellsOfChange } from './number-problem';

export interface AddingNumber {
  now: Adding;
  type(text: string): void;
  addKnown(): Promise<void>;
  /** What is in the field at this moment, unless it is no number. */
  addTyped(): Promise<void>;
  /** Asks for the last form again, with a decision that a refusal wanted. */
  decide(decision: { choice?: Choice; confirmed?: true }): Promise<void>;
  /** Asks for the very same once more. */
  retry(): Promise<void>;
}

/** Adds a number, one call at a time. `onDone` shows the request as it stands then. */
export function useAddNumber(country: string | undefined, onDone: () => void): AddingNumber {
  const { state: now, dispatch, current } = useCurrentReducer(nextAdding, nothingTyped);
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
    addKnown: () => ask(attemptFor({ known: true }, current(), newId)),
    addTyped: async () => {
      const { typed } = current();
      if (readTypedNumber(typed, country).ok) await ask(attemptFor({ number: typed.trim() }, current(), newId));
    },
    decide: (decision) => ask(now.attempt && { ...now.attempt, ...decision }),
    retry: () => ask(now.attempt),
  };
}
