import { z } from 'zod';
import { refusalFor, TO_SEE, type Caller } from '../app/authorise';
import type { Ports } from '../app/ports';
import { reconcileRequest } from '../app/reconcile-request';
import { reply } from '../app/reply';
import { resend } from '../app/resend';
import { viewConversation, viewEarlier } from '../app/view-conversation';
import { issueInputs, type IssueAnswers, type IssueInputs } from '../contract/issue';
import type { CommonRefusal } from '../contract/refusal';
import { guarded, isLicensed, type Call } from './guarded';

/** The platform's context of an issue module; `issue.id` is an identifier to check, not a proof. */
const issueContext = z.object({
  accountId: z.string().min(1),
  accountType: z.string().optional(),
  extension: z.object({ issue: z.object({ id: z.string().regex(/^\d{1,15}$/) }) }),
});

type Handlers = { [F in keyof IssueInputs]: (call: Call) => Promise<IssueAnswers[F] | CommonRefusal> };

/** Every function of the issue modules. Whoever can load one module can call each of them, so each checks by itself. */
export function issueFunctions(ports: () => Ports): Handlers {
  const guard = guarded(ports, callerOf);
  return {
    view: guard(issueInputs.view, (caller) => viewConversation(ports(), caller)),
    earlier: guard(issueInputs.earlier, (caller, { before }) => viewEarlier(ports(), caller, before)),
    reply: guard(issueInputs.reply, (caller, input) => reply(ports(), caller, input)),
    resend: guard(issueInputs.resend, (caller, input) => resend(ports(), caller, input)),
    refresh: guard(issueInputs.refresh, async (caller) => {
      const denied = await refusalFor(ports(), caller, TO_SEE);
      if (denied !== undefined) return denied;
      await reconcileRequest(ports(), caller.request);
      return viewConversation(ports(), caller);
    }),
  };
}

function callerOf(context: unknown): Caller | undefined {
  const read = issueContext.safeParse(context);
  if (!read.success || !isLicensed(read.data.accountType)) return undefined;
  return { accountId: read.data.accountId, request: read.data.extension.issue.id };
}
