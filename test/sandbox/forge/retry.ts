import { z } from 'zod';
import type { Ending } from './invoker';

/** What a function returns with `new InvocationError(...)`: a plain object, see section 9 of the platform reference. */
const retryRequest = z.object({
  _retry: z.literal(true),
  retryOptions: z.object({
    retryAfter: z.number(),
    retryReason: z.string(),
    retryData: z.record(z.string(), z.unknown()).optional(),
  }),
});

/** Nearly every ending is none: a refusal costs more than reading. */
const marked = z.looseObject({ _retry: z.unknown().optional() }).optional();

export interface Retry {
  afterMs: number;
  reason: string;
  data?: Record<string, unknown> | undefined;
}
const longestMs = 900_000;
const retryDataBytes = 4096;

/** The retry that the function asked for, if it did. */
export function askedRetry(ending: Ending, complain: (text: string) => void): Retry | undefined {
  if (ending.status !== 'returned') return undefined;
  const looksLikeOne = marked.safeParse(ending.result).data?._retry !== undefined;
  const parsed = looksLikeOne ? retryRequest.safeParse(ending.result) : undefined;
  if (parsed?.success !== true) {
    if (looksLikeOne) complain(`A retry request that the platform would not read: ${JSON.stringify(ending.result)}`);
    return undefined;
  }
  const { retryAfter, retryReason, retryData } = parsed.data.retryOptions;
  if (retryData && JSON.stringify(retryData).length > retryDataBytes) complain('retryData is larger than 4 KB.');
  return { afterMs: Math.min(longestMs, Math.max(1, retryAfter) * 1000), reason: retryReason, data: retryData };
}

/** The platform's own retry after a throw, a time-out or a crash: exponential, steps up to 15 minutes. */
export function platformRetry(ending: Ending, attempt: number): Retry | undefined {
  if (ending.status === 'returned') return undefined;
  const reason = ending.status === 'timedOut' ? 'FUNCTION_TIME_OUT' : 'FUNCTION_PLATFORM_UNKNOWN_ERROR';
  return { afterMs: Math.min(longestMs, 5_000 * 2 ** attempt), reason };
}

export function describeEnding(ending: Ending): string {
  switch (ending.status) {
    case 'returned':
      return 'returned';
    case 'threw':
      return `threw ${ending.error.name}: ${ending.error.message}`;
    case 'timedOut':
      return `was killed after ${ending.seconds} s (FUNCTION_TIME_OUT)`;
    case 'crashed':
      return `lost its process (${ending.reason})`;
  }
}
