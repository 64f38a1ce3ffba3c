import { InvocationError, InvocationErrorCode } from '@forge/events';
import { makeResolver } from '@forge/resolver';
import { adminFunctions } from './entry/admin-functions';
import { issueFunctions } from './entry/issue-functions';
import { handleJob, type Verdict } from './entry/jobs';
import { handleProjectChanged, handleRequestChanged } from './entry/jira-events';
import { handleReconcileAll, handleSweep } from './entry/schedules';
import { handleWebhook } from './entry/webhook';
import { ports, webhookDoor } from './wiring';

export const issue = makeResolver(issueFunctions(ports));
export const admin = makeResolver(adminFunctions(ports));

export const infobipWebhook = (request: unknown) => handleWebhook(webhookDoor(), request);

export const runJob = async (event: unknown) => retryOf(await handleJob(ports(), event));

export const requestChanged = async (event: unknown) => retryOf(await handleRequestChanged(ports(), event));

export const projectChanged = async () => retryOf(await handleProjectChanged(ports()));

export const sweep = () => handleSweep(ports());

export const reconcileAll = () => handleReconcileAll(ports());

/** A retry is a value that the platform understands; a throw would only be a crash. */
function retryOf(verdict: Verdict): InvocationError | undefined {
  if (verdict === 'finished') return undefined;
  const retryReason = InvocationErrorCode.FUNCTION_RETRY_REQUEST;
  return new InvocationError({ retryAfter: verdict.retryAfterSeconds, retryReason });
}
