import type { Outcome, Step } from './step';

/**
 * Runs the steps side by side on `cores` cores, each when what it comes after has passed. After a failure nothing new
 * is begun; what runs is awaited, so that one run tells all it knows.
 */
export async function schedule(
  steps: readonly Step[],
  cores: number,
  run: (step: Step) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...steps];
  const running = new Map<Step, Promise<void>>();
  const unfinished = (name: string): boolean => [...waiting, ...running.keys()].some((step) => step.name === name);
  const free = (): number => [...running.keys()].reduce((left, step) => left - step.cores, cores);

  const begin = (step: Step): void => {
    waiting.splice(waiting.indexOf(step), 1);
    running.set(
      step,
      run(step).then((outcome) => {
        running.delete(step);
        outcomes.push(outcome);
      }),
    );
  };
  const beginWhatCan = (): void => {
    if (outcomes.some(({ passed }) => !passed)) return;
    for (const step of [...waiting]) {
      if (step.after.some(unfinished)) continue;
      if (step.cores > free()) return;
      begin(step);
    }
  };

  beginWhatCan();
  while (running.size > 0) {
    await Promise.race(running.values());
    beginWhatCan();
  }
  return outcomes;
}
