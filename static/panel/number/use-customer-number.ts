import { useReducer, useRef } from 'react';
import { issue } from '../../shared/backend';
import { atRest, nextChanging, type Changing } from './changing';
import { tellsOfChange, type NumberProblem } from './number-problem';

export interface CustomerNumberSteps {
  now: Changing;
  open(at: 'change' | 'removal'): void;
  close(): void;
  type(text: string): void;
  change(confirmed?: true): Promise<void>;
  remove(): Promise<void>;
}

/** Changes or removes the number, one call at a time. `onDone` shows the request as it stands then. */
export function useCustomerNumber(onDone: () => void): CustomerNumberSteps {
  const [now, dispatch] = useReducer(nextChanging, atRest);
  const inFlight = useRef(false);

  const ask = async (call: () => Promise<{ code: 'ok' } | NumberProblem>) => {
    if (inFlight.current) return;
    inFlight.current = true;
    dispatch({ type: 'asked' });
    const answer = await call();
    inFlight.current = false;
    dispatch(answer.code === 'ok' ? { type: 'closed' } : { type: 'refused', problem: answer });
    if (answer.code === 'ok' || tellsOfChange(answer)) onDone();
  };
  return {
    now,
    open: (at) => dispatch({ type: 'opened', at }),
    close: () => dispatch({ type: 'closed' }),
    type: (text) => dispatch({ type: 'typed', text }),
    change: (confirmed) =>
      ask(() => issue.changeNumber({ number: now.typed.trim(), ...(confirmed === undefined ? {} : { confirmed }) })),
    remove: () => ask(() => issue.removeNumber()),
  };
}
