import { useProductContext } from '@forge/react';

function keyOf(issue: unknown): string | undefined {
  if (typeof issue !== 'object' || issue === null || !('key' in issue)) return undefined;
  return typeof issue.key === 'string' ? issue.key : undefined;
}

/** The key of the request on the page, as soon as the page has told it. */
export function useRequestKey(): string | undefined {
  const context = useProductContext();
  const issue: unknown = context?.extension['issue'];
  return keyOf(issue);
}
