import { reconcileAll, sweep } from '../app/sweep';
import type { Ports } from '../app/ports';

/** Schedules answer like web triggers, or the platform logs a failure. A missed run is made up for by the next. */
const DONE = { statusCode: 204 };

/** Every five minutes: what was forgotten. */
export async function handleSweep(ports: Ports): Promise<typeof DONE> {
  await sweep(ports);
  return DONE;
}

/** Every hour: what events missed. */
export async function handleReconcileAll(ports: Ports): Promise<typeof DONE> {
  await reconcileAll(ports);
  return DONE;
}
