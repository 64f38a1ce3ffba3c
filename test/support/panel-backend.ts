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
    renewSecret: (payload) => backend.renewSecret?.(adminInputs.renewSecret.parse(payload)),
    pinPanel: (payload) => backend.pinPanel?.(adminInputs.pinPanel.parse(payload)),
  });
}
