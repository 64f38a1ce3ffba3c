import { useEffect, useRef, useState } from 'react';

/** How long the user must rest before the app's value is taken over. */
const restMs = 60;

/**
 * The value of a text field that the app controls. The field keeps its own value while letters and answers are under
 * way, and takes over the app's when the user rests and every handler has answered: nothing typed is lost, and the app
 * can still clear or replace the text. `undefined` means that the app does not control it.
 */
export function useRestingValue(fromApp: string | undefined, initial: string) {
  const [own, setOwn] = useState(fromApp ?? initial);
  const latest = useRef(fromApp);
  const underWay = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function rest(): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (underWay.current === 0 && latest.current !== undefined) setOwn(latest.current);
    }, restMs);
  }
  useEffect(() => {
    latest.current = fromApp;
    rest();
    return () => {
      clearTimeout(timer.current);
    };
  }, [fromApp]);

  async function change(value: string, tellApp: () => Promise<void>): Promise<void> {
    setOwn(value);
    underWay.current += 1;
    try {
      await tellApp();
    } finally {
      underWay.current -= 1;
      rest();
    }
  }
  return { value: own, change };
}
