import { useCallback, useRef, useState } from 'react';

/**
 * Like `useReducer`, with the state of this very moment for handlers. A press can reach the page together with what was
 * typed just before it, and its handler is then still that of the drawing before.
 * @param next must stay the same function
 */
export function useCurrentReducer<State, Event>(next: (state: State, event: Event) => State, first: State) {
  const [state, draw] = useState(first);
  const held = useRef(first);
  const dispatch = useCallback(
    (event: Event): void => {
      held.current = next(held.current, event);
      draw(held.current);
    },
    [next],
  );
  const current = useCallback((): State => held.current, []);
  return { state, dispatch, current };
}
