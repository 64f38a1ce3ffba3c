import { z } from 'zod';
import type { Desk } from './desk-context';

/** What `router.navigate`, `router.open` and `router.getUrl` name: an address, or a place in Jira. */
const destinationSchema = z.object({
  url: z.string().optional(),
  target: z.string().optional(),
  issueKey: z.string().optional(),
  type: z.enum(['same-tab', 'new-tab']).default('same-tab'),
});

export interface Destination {
  readonly url: URL;
  readonly inNewTab: boolean;
}

/** Goes there; `go` is for the desk's own pages. */
export function follow(data: unknown, go: Desk['go']): void {
  const { url, inNewTab } = readDestination(data);
  if (inNewTab) window.open(url, '_blank', 'noopener');
  else if (url.origin === location.origin) go(url.pathname, Object.fromEntries(url.searchParams));
  else location.assign(url);
}

/** Throws for targets that the desk has no page for. */
export function readDestination(data: unknown): Destination {
  const { url, target, issueKey, type } = destinationSchema.parse(data);
  const inNewTab = type === 'new-tab';
  if (url !== undefined) return { url: new URL(url, location.origin), inNewTab };
  if (target === 'issue' && issueKey !== undefined)
    return { url: new URL(`/browse/${encodeURIComponent(issueKey)}`, location.origin), inNewTab };
  throw new Error(`The desk has no page for the target "${target ?? ''}".`);
}
