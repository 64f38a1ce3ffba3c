import { router } from '@forge/bridge';

/** Where Jira shows a request, relative to the site. */
export function addressOf(key: string): string {
  return `/browse/${encodeURIComponent(key)}`;
}

/** Opens a request in place of the one on the page. */
export async function goToRequest(key: string): Promise<void> {
  await router.navigate(addressOf(key));
}
