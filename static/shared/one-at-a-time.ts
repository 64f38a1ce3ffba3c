/**
 * Runs `run` once at a time. Wishes that come while one runs, or in the same breath, become one further run, so that a
 * burst of hints costs two calls. `join` makes one wish of two.
 */
export function oneAtATime<Wish, Result>(
  run: (wish: Wish) => Promise<Result>,
  join: (one: Wish, other: Wish) => Wish,
): (wish: Wish) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting: { wish: Wish; result: Promise<Result> } | undefined;

  return (wish) => {
    if (waiting) {
      waiting.wish = join(waiting.wish, wish);
      return waiting.result;
    }
    const result = last.then(() => {
      const due = waiting?.wish ?? wish;
      waiting = undefined;
      return run(due);
    });
    waiting = { wish, result };
    last = result.catch(() => undefined);
    return result;
  };
}
