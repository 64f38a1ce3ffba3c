import { useEffect, useReducer, useRef } from 'react';
import type { NamedRequest } from '../../src/contract/conversation-view';
import { issue } from '../shared/backend';

/** What is known of a request. `unknown`: it is being asked for, or could not be asked for. */
export type Known = { is: 'named'; request: NamedRequest } | { is: 'hidden' } | { is: 'unknown' };

export interface Names {
  of(id: string): Known;
}

/** As many as one call may ask for. */
const AT_ONCE = 100;
const UNKNOWN: Known = { is: 'unknown' };

/**
 * Names the requests with these ids, all that are not known yet in one call. `turn` changes whenever what failed is to
 * be tried again.
 */
export function useNames(ids: readonly string[], turn: string): Names {
  const known = useRef(new Map<string, Known>());
  const asking = useRef(false);
  const [answers, answered] = useReducer((count: number) => count + 1, 0);
  const wanted = [...new Set(ids)].filter((id) => !known.current.has(id)).slice(0, AT_ONCE);
  const wish = wanted.join(' ');

  useEffect(() => {
    if (wish === '' || asking.current) return;
    asking.current = true;
    const requests = wish.split(' ');
    void issue.names({ requests }).then((answer) => {
      asking.current = false;
      if (answer.code !== 'ok') return;
      const named = new Map(answer.requests.map((request) => [request.id, request]));
      for (const id of requests) {
        const request = named.get(id);
        known.current.set(id, request === undefined ? { is: 'hidden' } : { is: 'named', request });
      }
      answered();
    });
  }, [wish, turn, answers]);

  return { of: (id) => known.current.get(id) ?? UNKNOWN };
}
