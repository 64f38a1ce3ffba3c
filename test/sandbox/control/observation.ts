import { z } from 'zod';
import type { Fault } from '../ports';
import { ControlError, json, readJson, type Route } from './route';

const faultBody: z.ZodType<Fault> = z.strictObject({
  target: z.enum(['jira', 'infobip', 'kvs', 'queue', 'events', 'realtime']),
  match: z.string().optional(),
  times: z.int().min(1).optional(),
  effect: z.strictObject({
    status: z.int().min(400).max(599).optional(),
    code: z.string().optional(),
    delayMs: z.number().min(0).optional(),
    drop: z.boolean().optional(),
    duplicate: z.boolean().optional(),
    crash: z.enum(['before', 'after']).optional(),
  }),
});

/** What these routes ask of the host. */
export interface Observed {
  faults: { add(fault: Fault): void; clear(): void };
  metrics: { report(): unknown; clear(): void };
  storage(): unknown;
  logs(): unknown;
}

/** Faults to come, and what happened: calls, stored records, logs. */
export function observationRoutes({ faults, metrics, storage, logs }: Observed): Route[] {
  const route = (method: string, path: string, handle: Route['handle']): Route => ({ method, path, handle });
  return [
    route('POST', '/sandbox/faults', (request) => {
      const fault = readJson(faultBody, request);
      try {
        faults.add(fault);
      } catch (error) {
        throw new ControlError(400, 'impossible_fault', error instanceof Error ? error.message : String(error));
      }
      return json({});
    }),
    route('DELETE', '/sandbox/faults', () => {
      faults.clear();
      return json({});
    }),
    route('GET', '/sandbox/metrics', () => json(metrics.report())),
    route('DELETE', '/sandbox/metrics', () => {
      metrics.clear();
      return json({});
    }),
    route('GET', '/sandbox/storage', () => json(storage())),
    route('GET', '/sandbox/logs', () => json(logs())),
  ];
}
