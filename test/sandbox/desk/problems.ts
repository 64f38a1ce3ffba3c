import type { Problem } from './bridge/message';

export interface SeenProblem extends Problem {
  times: number;
}

/** What went wrong on this page, shown in the problems box and in the console: the desk is also the linter. */
export interface Problems {
  report(problem: Problem): void;
  all(): readonly SeenProblem[];
  onChange(listener: () => void): () => void;
}

export function createProblems(): Problems {
  let seen: readonly SeenProblem[] = [];
  const listeners = new Set<() => void>();
  return {
    report(problem) {
      const known = seen.find(({ title }) => title === problem.title);
      // every commit repeats a problem of the document: one line with a count, one console entry
      if (known) seen = seen.map((entry) => (entry === known ? { ...entry, times: entry.times + 1 } : entry));
      else {
        console.error(`[desk] ${problem.title}`, problem.detail ?? '');
        seen = [...seen, { ...problem, times: 1 }];
      }
      queueMicrotask(() => {
        for (const listener of listeners) listener();
      });
    },
    all: () => seen,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
