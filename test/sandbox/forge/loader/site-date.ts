import { z } from 'zod';

const made = z.custom<object>();

/** A `Date` whose "now" is the site's clock. Everything else, `instanceof` included, is the real `Date`. */
export function createSiteDate(RealDate: DateConstructor, now: () => number): DateConstructor {
  return new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget): object =>
      made.parse(Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget)),
    apply: (target) => new target(now()).toString(),
    get: (target, key, receiver): unknown => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  });
}
