import { z } from 'zod';
import { refusalFor, TO_SEE, type Caller } from '../app/authorise';
import { checkComments } from '../app/comments/check-comments';
import { dismissComment, previewComment, sendComment } from '../app/comments/send-comment';
import { addNumberTo } from '../app/number/add-number';
import { changeNumberOf, removeNumberOf } from '../app/number/change-number';
import { mergeConversations } from '../app/operations/merge-conversations';
import { previewMerge } from '../app/operations/preview-merge';
import { previewSplit } from '../app/operations/preview-split';
import { splitConversation } from '../app/operations/split-conversation';
import { undoOperation } from '../app/operations/undo-operation';
import { nameRequests, otherRequests } from '../app/other-requests';
import type { Ports } from '../app/ports';
import { reconcileRequest } from '../app/reconcile-request';
import { reply } from '../app/reply';
import { resend } from '../app/resend';
import { resumeRequest } from '../app/resume-request';
import { searchThread } from '../app/search-thread';
import { markSeen } from '../app/seen';
import { pauseConversation, reactivateConversation, swapConversations } from '../app/set-state';
import { viewConversation, viewEarlier } from '../app/view-conversation';
import { otherWriters, readDraft, saveDraft } from '../app/writing';
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
    refresh: guard(issueInputs.refresh, async (caller) => {
      const denied = await refusalFor(ports(), caller, TO_SEE);
      if (denied === undefined) await compare(ports(), caller);
      // Whether a request that left the service projects may be read is for the view to say.
      return viewConversation(ports(), caller);
    }),
    seen: guard(issueInputs.seen, (caller, { asOf }) => markSeen(ports(), caller, asOf)),
    search: guard(issueInputs.search, (caller, input) => searchThread(ports(), caller, input)),
    others: guard(issueInputs.others, (caller, input) => otherRequests(ports(), caller, input)),
    names: guard(issueInputs.names, (caller, input) => nameRequests(ports(), caller, input)),

    reply: guard(issueInputs.reply, (caller, input) => reply(ports(), caller, input)),
    resend: guard(issueInputs.resend, (caller, input) => resend(ports(), caller, input)),
    draft: guard(issueInputs.draft, (caller) => readDraft(ports(), caller)),
    saveDraft: guard(issueInputs.saveDraft, (caller, { text }) => saveDraft(ports(), caller, text)),
    writers: guard(issueInputs.writers, (caller) => otherWriters(ports(), caller)),
    commentPreview: guard(issueInputs.commentPreview, (caller, { comment }) =>
      previewComment(ports(), caller, comment),
    ),
    sendComment: guard(issueInputs.sendComment, (caller, { comment }) => sendComment(ports(), caller, comment)),
    dismissComment: guard(issueInputs.dismissComment, (caller, { comment }) =>
      dismissComment(ports(), caller, comment),
    ),
    internalComments: guard(issueInputs.internalComments, async (caller) => {
      const denied = await refusalFor(ports(), caller, TO_SEE);
      return denied ?? { code: 'ok', comments: await ports().person.internalComments(caller.request) };
    }),

    pause: guard(issueInputs.pause, (caller) => pauseConversation(ports(), caller)),
    reactivate: guard(issueInputs.reactivate, (caller) => reactivateConversation(ports(), caller)),
    swap: guard(issueInputs.swap, (caller) => swapConversations(ports(), caller)),
    resume: guard(issueInputs.resume, (caller) => resumeRequest(ports(), caller)),

    splitPreview: guard(issueInputs.splitPreview, (caller, input) => previewSplit(ports(), caller, input)),
    split: guard(issueInputs.split, (caller, input) => splitConversation(ports(), caller, input)),
    mergePreview: guard(issueInputs.mergePreview, (caller, input) => previewMerge(ports(), caller, input)),
    merge: guard(issueInputs.merge, (caller, input) => mergeConversations(ports(), caller, input)),
    undo: guard(issueInputs.undo, (caller) => undoOperation(ports(), caller)),

    addNumber: guard(issueInputs.addNumber, (caller, input) => addNumberTo(ports(), caller, input)),
    changeNumber: guard(issueInputs.changeNumber, (caller, input) => changeNumberOf(ports(), caller, input)),
    removeNumber: guard(issueInputs.removeNumber, (caller) => removeNumberOf(ports(), caller)),
  };
}

/** What Jira's events would say a moment later. */
async function compare(ports: Ports, { request }: Caller): Promise<void> {
  await reconcileRequest(ports, request);
  await checkComments(ports, request);
}

function callerOf(context: unknown): Caller | undefined {
  const read = issueContext.safeParse(context);
  if (!read.success || !isLicensed(read.data.accountType)) return undefined;
  return { accountId: read.data.accountId, request: read.data.extension.issue.id };
}
