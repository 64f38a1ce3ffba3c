import type { Conditions } from '../sandbox/forge/conditions';
import type { Fault } from '../sandbox/ports';
import { adminCalls } from './admin-calls';
import { aSite } from './a-site';
import { customerPhone } from './customer-phone';
import { infobipWebhook } from './infobip-webhook';
import { jiraRequests } from './jira-requests';
import { panelCalls } from './panel-calls';
import { storedRecords } from './stored-records';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A site with everybody who acts on it: customers, Infobip, agents, administrators, and time. One per test file. */
export function aScene(conditions: Partial<Conditions> = {}) {
  const site = aSite(conditions);
  const settled = (): Promise<void> => site().timeline.settle();
  const phone = customerPhone(site);
  const jira = jiraRequests(site);
  return {
    site,
    ...phone,
    ...jira,
    ...infobipWebhook(site),
    ...panelCalls(site),
    ...adminCalls(site),
    ...storedRecords(site),
    /** What is due within five minutes has happened, and what follows from it. */
    settled,
    /** Time passes; schedules, retries and back-offs come on the way. */
    passes: (ms: number): Promise<void> => site().timeline.advance(ms),
    now: (): number => site().timeline.now(),
    /** An ISO time so long before now. */
    ago: (ms: number): string => new Date(site().timeline.now() - ms).toISOString(),
    fault: (target: Fault['target'], effect: Fault['effect'], more: { match?: string; times?: number } = {}): void =>
      site().forge.faults.add({ target, effect, ...more }),
    faultsEnd: (): void => site().forge.faults.clear(),
    /** The first message of a customer, with the request that it opened. */
    openedBy: async (text: string, from?: string) => {
      const before = new Set(jira.requests().map(({ id }) => id));
      await phone.customerWrites(text, from === undefined ? {} : { from });
      await settled();
      const [opened, ...more] = jira.requests().filter(({ id }) => !before.has(id));
      if (opened === undefined || more.length > 0) throw new Error(`'${text}' did not open one request.`);
      return opened;
    },
  };
}
