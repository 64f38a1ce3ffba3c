import { z } from 'zod';
import type { HttpAnswer, PlatformCall } from '../ports';

/** One call of one of the app's functions, in the form that an app process gets it. */
export const invocationSchema = z.object({
  id: z.string(),
  /** `index.inbound`: file `index.cjs` of the bundle, export `inbound`. */
  handler: z.string(),
  /** Argument 1 and 2 of the function; plain JSON. */
  payload: z.unknown(),
  context: z.unknown(),
  timeoutMs: z.number(),
  contextAri: z.string(),
  appContext: z.record(z.string(), z.unknown()),
  /** The invoking person, where there is one. */
  accountId: z.string().optional(),
  /** Only when a front end invoked the function. */
  realtimeToken: z.string().optional(),
});
export type Invocation = z.infer<typeof invocationSchema>;

/**
 * How an invocation ended. `result` is plain JSON (absent for `undefined`). `killed`: the process was ended from outside
 * or died by itself. `loadMs` is there when the bundle had to be loaded first, `cpuMs` where it can be measured.
 */
export const outcomeSchema = z.object({
  end: z.discriminatedUnion('status', [
    z.object({ status: z.literal('returned'), result: z.unknown() }),
    z.object({
      status: z.literal('threw'),
      error: z.object({ name: z.string(), message: z.string(), stack: z.string().optional() }),
    }),
    z.object({ status: z.literal('killed'), reason: z.string() }),
  ]),
  cpuMs: z.number().optional(),
  loadMs: z.number().optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** `round` counts from 1 within an invocation; calls issued while no answer came between share one. */
export const callOriginSchema = z.object({ invocationId: z.string(), round: z.number() });
export type CallOrigin = z.infer<typeof callOriginSchema>;

export type DoorAnswer = HttpAnswer | { failure: 'refused' | 'reset' | 'timeout' };
/** The one way out of an app process. Never rejects; may never resolve (the process is dead by then). */
export type Door = (call: PlatformCall, from: CallOrigin) => Promise<DoorAnswer>;

export const logLineSchema = z.object({
  level: z.enum(['debug', 'info', 'warn', 'error']),
  text: z.string(),
  /** Absent for what is logged while the bundle loads. */
  invocationId: z.string().optional(),
});
export type LogLine = z.infer<typeof logLineSchema>;

/** What the host gives to a process that it starts. */
export interface Seams {
  door: Door;
  log: (line: LogLine) => void;
}

/** Lambda-like: one invocation at a time; module state lives as long as the process. */
export interface AppProcess {
  run(invocation: Invocation): Promise<Outcome>;
  isAlive(): boolean;
  /** Ends the process: a running invocation resolves as `killed`, and its later calls are never answered. */
  kill(reason: string): void;
}
