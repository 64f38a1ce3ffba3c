import { createContext, useContext } from 'react';
import type { ComponentType } from 'react';
import type { Problem } from '../bridge/message';
import type { Remote } from '../bridge/shapes';
import { asError } from '../bridge/shapes';
import type { DocNode } from './document';

export type Entry = ComponentType<{ node: DocNode }>;

/** What the renderer needs of the page around it. */
export interface Surroundings {
  readonly components: Readonly<Record<string, Entry>>;
  report(problem: Problem): void;
  navigate(target: { url: string; type: 'same-tab' | 'new-tab' }): void;
  /** The frame's own address: imported pictures are relative to it. */
  readonly frameAddress: string;
  /** A person's display name. */
  nameOf(accountId: string): Promise<string>;
}

const SurroundingsContext = createContext<Surroundings | undefined>(undefined);
export const SurroundingsProvider = SurroundingsContext.Provider;

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error('The renderer needs its surroundings.');
  return surroundings;
}

/** Calls an app's handler; one that rejects is a defect of the app and reported. */
export function useFire(
  component: string,
): (handler: Remote | undefined, ...args: readonly unknown[]) => Promise<void> {
  const { report } = useSurroundings();
  return async (handler, ...args) => {
    try {
      await handler?.(...args);
    } catch (thrown) {
      const { message, stack } = asError(thrown);
      report({
        title: `A handler of ${component} failed: ${message}`,
        ...(stack === undefined ? {} : { detail: stack }),
      });
    }
  };
}
