import { useRef } from 'react';
import { issue } from '../../shared/backend';
import { useCurrentReducer } from '../../shared/current-reducer';
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
  const { state: now, dispatch, current } = useCurrentReducer(nextChanging, atRest);
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
    change: (confirmed) => {
      const number = current().typed.trim();
      return ask(() => issue.changeNumber({ number, ...(confirmed === undefined ? {} : { confirmed }) }));
    },
    remove: () => ask(() => issue.removeNumber()),
  };
}
