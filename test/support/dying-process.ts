import type { Fault } from '../sandbox/ports';
import type { Site } from '../sandbox/site';

const TARGETS: Fault['target'][] = ['kvs', 'queue', 'jira', 'infobip', 'realtime'];
const MOMENTS = ['before', 'after'] as const;
/** More calls than any flow makes; reaching it means that a flow no longer ends. */
const NEVER = 120;

/**
 * Runs a flow again and again while the app's process dies before, then after its first, second, third … call of a
 * kind, until the flow is through without having come to that call.
 * @param flow does what is to be disturbed, and must end with the faults cleared
 * @param prepare what comes before each run, undisturbed
 * @returns how often a process died
 */
export async function dyingAtEveryCall(
  { forge }: Site,
  flow: (run: number) => Promise<void>,
  prepare: (run: number) => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const deaths = (): number => forge.logs().filter(({ text }) => text.includes('crash on purpose')).length;
  let run = 0;
  for (const target of TARGETS) {
    for (const crash of MOMENTS) {
      for (let call = 1; ; call += 1) {
        if (call > NEVER) throw new Error(`The flow makes more than ${NEVER} calls of ${target}.`);
        run += 1;
        await prepare(run);
        const before = deaths();
        // Faults come in order: the calls before the chosen one suffer nothing.
        if (call > 1) forge.faults.add({ target, times: call - 1, effect: {} });
        forge.faults.add({ target, effect: { crash } });
        await flow(run);
        if (deaths() === before) break;
      }
    }
  }
  return deaths();
}
