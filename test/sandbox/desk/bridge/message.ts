/** What page and frame post to each other. Values inside are encoded (`encode.ts`, `decode.ts`). */
import { z } from 'zod';

const problemSchema = z.object({
  /** What is wrong, in one line that names the place. */
  title: z.string(),
  /** A stack or further detail, where there is one. */
  detail: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;

const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id: z.number(), command: z.string(), data: z.unknown() }),
  /** Calls a function that the receiver has sent earlier. */
  z.object({ kind: z.literal('apply'), id: z.number(), function: z.string(), args: z.array(z.unknown()) }),
  z.object({ kind: z.literal('answer'), id: z.number(), value: z.unknown() }),
  z.object({
    kind: z.literal('failure'),
    id: z.number(),
    error: z.object({ name: z.string(), message: z.string(), stack: z.string().optional() }),
  }),
  /** These functions will not be called any more, unless a call later than `after` brought them again. */
  z.object({ kind: z.literal('forget'), functions: z.array(z.string()), after: z.number() }),
  z.object({ kind: z.literal('problem'), problem: problemSchema }),
]);
export type Message = z.infer<typeof messageSchema>;

/** The marker keeps other scripts' messages out. */
export const envelopeSchema = z.object({ omnichat: z.literal('desk'), message: messageSchema });
export const inEnvelope = (message: Message): z.infer<typeof envelopeSchema> => ({ omnichat: 'desk', message });
