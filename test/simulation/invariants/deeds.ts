import { z } from 'zod';
import type { Invocation } from '../../sandbox/forge/invocation';

const appContext = z.looseObject({ functionKey: z.string() });
/** Optional, since a refusal costs more than reading. */
const resolverCall = z.looseObject({ call: z.looseObject({ functionKey: z.string().optional() }).optional() });

export function functionOf(invocation: Invocation): string {
  return appContext.parse(invocation.appContext).functionKey;
}

/** What an invocation does: the function that a page called, else the app's own. */
export function deedOf(invocation: Invocation): string {
  return resolverCall.safeParse(invocation.payload).data?.call?.functionKey ?? functionOf(invocation);
}

/** Deeds that compare a conversation with its request's status. */
export const comparing: ReadonlySet<string> = new Set(['run-job', 'refresh', 'resume', 'merge']);
/** Deeds that make one thread of several. */
export const merging: ReadonlySet<string> = new Set(['merge', 'addNumber']);
