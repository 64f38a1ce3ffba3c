import { view } from '@forge/bridge';

/** Has Jira read its own fields of the request again, after a step that changed its status. */
export async function refreshPage(): Promise<void> {
  try {
    await view.refresh();
  } catch {
    // Jira shows the change by itself a little later
  }
}
