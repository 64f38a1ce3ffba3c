import { adminInputs, type AdminAnswers, type AdminInputs } from '../../src/contract/admin';
import { issueInputs, type IssueAnswers, type IssueInputs } from '../../src/contract/issue';
import type { Resolver } from './forge-page';

/** What the backend answers in a test; a function that is not given rejects the call. */
export type IssueBackend = {
  [F in keyof IssueAnswers]?: (input: IssueInputs[F]) => IssueAnswers[F] | Promise<IssueAnswers[F]>;
};
export type AdminBackend = {
  [F in keyof AdminAnswers]?: (input: AdminInputs[F]) => AdminAnswers[F] | Promise<AdminAnswers[F]>;
};

function dispatching(calls: Record<string, (payload: unknown) => unknown>): Resolver {
  return (functionKey, payload) => {
    const answer = calls[functionKey]?.(payload);
    if (answer === undefined) throw new Error(`the test prepared no answer of ${functionKey}`);
    return answer;
  };
}

/** The contract's schemas stand before the answers, as in the app: what it would refuse, throws. */
export function issueResolver(backend: IssueBackend): Resolver {
  return dispatching({
    view: (payload) => backend.view?.(issueInputs.view.parse(payload)),
    refresh: (payload) => backend.refresh?.(issueInputs.refresh.parse(payload)),
    earlier: (payload) => backend.earlier?.(issueInputs.earlier.parse(payload)),
    reply: (payload) => backend.reply?.(issueInputs.reply.parse(payload)),
    resend: (payload) => backend.resend?.(issueInputs.resend.parse(payload)),
    seen: (payload) => backend.seen?.(issueInputs.seen.parse(payload)),
    pause: (payload) => backend.pause?.(issueInputs.pause.parse(payload)),
    reactivate: (payload) => backend.reactivate?.(issueInputs.reactivate.parse(payload)),
    swap: (payload) => backend.swap?.(issueInputs.swap.parse(payload)),
    resume: (payload) => backend.resume?.(issueInputs.resume.parse(payload)),
    others: (payload) => backend.others?.(issueInputs.others.parse(payload)),
    names: (payload) => backend.names?.(issueInputs.names.parse(payload)),
    splitPreview: (payload) => backend.splitPreview?.(issueInputs.splitPreview.parse(payload)),
    split: (payload) => backend.split?.(issueInputs.split.parse(payload)),
    mergePreview: (payload) => backend.mergePreview?.(issueInputs.mergePreview.parse(payload)),
    merge: (payload) => backend.merge?.(issueInputs.merge.parse(payload)),
    undo: (payload) => backend.undo?.(issueInputs.undo.parse(payload)),
    addNumber: (payload) => backend.addNumber?.(issueInputs.addNumber.parse(payload)),
    changeNumber: (payload) => backend.changeNumber?.(issueInputs.changeNumber.parse(payload)),
    removeNumber: (payload) => backend.removeNumber?.(issueInputs.removeNumber.parse(payload)),
    commentPreview: (payload) => backend.commentPreview?.(issueInputs.commentPreview.parse(payload)),
    sendComment: (payload) => backend.sendComment?.(issueInputs.sendComment.parse(payload)),
    dismissComment: (payload) => backend.dismissComment?.(issueInputs.dismissComment.parse(payload)),
    internalComments: (payload) => backend.internalComments?.(issueInputs.internalComments.parse(payload)),
    draft: (payload) => backend.draft?.(issueInputs.draft.parse(payload)),
    saveDraft: (payload) => backend.saveDraft?.(issueInputs.saveDraft.parse(payload)),
    writers: (payload) => backend.writers?.(issueInputs.writers.parse(payload)),
    search: (payload) => backend.search?.(issueInputs.search.parse(payload)),
  });
}

export function adminResolver(backend: AdminBackend): Resolver {
  return dispatching({
    load: (payload) => backend.load?.(adminInputs.load.parse(payload)),
    saveConnection: (payload) => backend.saveConnection?.(adminInputs.saveConnection.parse(payload)),
    saveSender: (payload) => backend.saveSender?.(adminInputs.saveSender.parse(payload)),
    projects: (payload) => backend.projects?.(adminInputs.projects.parse(payload)),
    requestTypes: (payload) => backend.requestTypes?.(adminInputs.requestTypes.parse(payload)),
    saveTarget: (payload) => backend.saveTarget?.(adminInputs.saveTarget.parse(payload)),
    saveTexts: (payload) => backend.saveTexts?.(adminInputs.saveTexts.parse(payload)),
    saveReplying: (payload) => backend.saveReplying?.(adminInputs.saveReplying.parse(payload)),
    renewSecret: (payload) => backend.renewSecret?.(adminInputs.renewSecret.parse(payload)),
    pinPanel: (payload) => backend.pinPanel?.(adminInputs.pinPanel.parse(payload)),
  });
}
