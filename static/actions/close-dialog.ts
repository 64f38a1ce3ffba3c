import { view } from '@forge/bridge';

/** Ends the dialog that Jira shows an issue action in. */
export async function closeDialog(): Promise<void> {
  try {
    await view.close();
  } catch {
    // Jira's own button closes it as well
  }
}
