import type { IssueAnswers } from '../contract/issue';
import { refusalFor, TO_SEE, type Caller } from './authorise';
import type { Ports } from './ports';
import { reconcileRequest } from './reconcile-request';

/** Sets the request to In Progress as the agent, and looks at once, without waiting for Jira's event. */
export async function resumeRequest(ports: Ports, caller: Caller): Promise<IssueAnswers['resume']> {
  const denied = await refusalFor(ports, caller, [...TO_SEE, 'TRANSITION_ISSUES']);
  if (denied !== undefined) return denied;
  if ((await ports.person.setInProgress(caller.request)) === 'no-transition') return { code: 'no-transition' };
  await reconcileRequest(ports, caller.request);
  return { code: 'ok' };
}
