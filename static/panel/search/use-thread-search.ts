import { useReducer, useRef } from 'react';
import { issue } from '../../shared/backend';
import { nextSearching, notSearched, type Searching } from './searching';

export interface Search {
  now: Searching;
  look(wanted: string): Promise<void>;
  lookFurther(): Promise<void>;
}

/** Looks through the thread; of searches that overlap, only the newest one's answer counts. */
export function useThreadSearch(): Search {
  const [now, dispatch] = useReducer(nextSearching, notSearched);
  const latest = useRef(0);

  const ask = async (wanted: string, before: string | undefined) => {
    latest.current += 1;
    const asked = latest.current;
    dispatch({ type: 'asked', wanted, further: before !== undefined });
    const answer = await issue.search({ text: wanted, ...(before === undefined ? {} : { before }) });
    if (asked === latest.current) dispatch({ type: 'answered', answer });
  };
  return {
    now,
    look: (wanted) => ask(wanted, undefined),
    lookFurther: async () => {
      if (now.wanted !== undefined && now.next !== undefined && now.running === undefined) {
        await ask(now.wanted, now.next);
      }
    },
  };
}
