import { InvocationError, InvocationErrorCode } from '@forge/events';
import { makeResolver } from '@forge/resolver';
import { adminFunctions } from './entry/admin-functions';
import { issueFunctions } from './entry/issue-functions';
import { handleJob } from './entry/jobs';
import { handleRequestChanged } from './entry/jira-events';
import { handleReconcileAll, handleSweep } from './entry/schedules';
import { handleWebhook } from './entry/webhook';
import { ports, webhookDoor } from './wiring';

export const issue = makeResolver(issueFunctions(ports));
export const admin = makeResolver(adminFunctions(ports));

export const infobipWebhook = (request: unknown) => handleWebhook(webhookDoor(), request);

/** A retry is a value that the queue understands; a throw would only be a crash. */
export async function runJob(event: unknown) {
  const verdict = await handleJob(ports(), event);
  if (verdict === 'finished') return undefined;
  return new InvocationError({
    retryAfter: verdict.retryAfterSeconds,
    retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
  });
}

export const requestChanged = (event: unknown) => handleRequestChanged(ports(), event);

export const sweep = () => handleSweep(ports());

export const reconcileAll = () => handleReconcileAll(ports());
