import { makeInvoke } from '@forge/bridge';
import type { AdminAnswers, AdminInputs } from '../../src/contract/admin';
import type { IssueAnswers, IssueInputs } from '../../src/contract/issue';

/** The call itself broke; whether it was carried out is not known. */
export interface Failed {
  code: 'failed';
}

const invokeIssue = makeInvoke<{ [F in keyof IssueAnswers]: (input: IssueInputs[F]) => IssueAnswers[F] }>();
const invokeAdmin = makeInvoke<{ [F in keyof AdminAnswers]: (input: AdminInputs[F]) => AdminAnswers[F] }>();

/** How a rejected call reads is not documented, so nothing is read out of it. */
async function settled<Answer>(call: Promise<Answer | undefined>): Promise<Answer | Failed> {
  try {
    return (await call) ?? { code: 'failed' };
  } catch {
    return { code: 'failed' };
  }
}

/** What the panel asks of the backend, about the request on the page. */
export const issue = {
  view: () => settled(invokeIssue('view', {})),
  refresh: () => settled(invokeIssue('refresh', {})),
  earlier: (input: IssueInputs['earlier']) => settled(invokeIssue('earlier', input)),
  reply: (input: IssueInputs['reply']) => settled(invokeIssue('reply', input)),
  resend: (input: IssueInputs['resend']) => settled(invokeIssue('resend', input)),
  seen: (input: IssueInputs['seen']) => settled(invokeIssue('seen', input)),
  pause: () => settled(invokeIssue('pause', {})),
  reactivate: () => settled(invokeIssue('reactivate', {})),
  swap: () => settled(invokeIssue('swap', {})),
  resume: () => settled(invokeIssue('resume', {})),
  others: (input: IssueInputs['others']) => settled(invokeIssue('others', input)),
  names: (input: IssueInputs['names']) => settled(invokeIssue('names', input)),
  splitPreview: (input: IssueInputs['splitPreview']) => settled(invokeIssue('splitPreview', input)),
  split: (input: IssueInputs['split']) => settled(invokeIssue('split', input)),
  mergePreview: (input: IssueInputs['mergePreview']) => settled(invokeIssue('mergePreview', input)),
  merge: (input: IssueInputs['merge']) => settled(invokeIssue('merge', input)),
  undo: () => settled(invokeIssue('undo', {})),
  addNumber: (input: IssueInputs['addNumber']) => settled(invokeIssue('addNumber', input)),
  changeNumber: (input: IssueInputs['changeNumber']) => settled(invokeIssue('changeNumber', input)),
  removeNumber: () => settled(invokeIssue('removeNumber', {})),
  commentPreview: (input: IssueInputs['commentPreview']) => settled(invokeIssue('commentPreview', input)),
  sendComment: (input: IssueInputs['sendComment']) => settled(invokeIssue('sendComment', input)),
  dismissComment: (input: IssueInputs['dismissComment']) => settled(invokeIssue('dismissComment', input)),
  internalComments: () => settled(invokeIssue('internalComments', {})),
  draft: () => settled(invokeIssue('draft', {})),
  saveDraft: (input: IssueInputs['saveDraft']) => settled(invokeIssue('saveDraft', input)),
  writers: () => settled(invokeIssue('writers', {})),
  search: (input: IssueInputs['search']) => settled(invokeIssue('search', input)),
};

/** What the configuration page asks of the backend. */
export const admin = {
  load: () => settled(invokeAdmin('load', {})),
  saveConnection: (input: AdminInputs['saveConnection']) => settled(invokeAdmin('saveConnection', input)),
  saveSender: (input: AdminInputs['saveSender']) => settled(invokeAdmin('saveSender', input)),
  projects: () => settled(invokeAdmin('projects', {})),
  requestTypes: (input: AdminInputs['requestTypes']) => settled(invokeAdmin('requestTypes', input)),
  saveTarget: (input: AdminInputs['saveTarget']) => settled(invokeAdmin('saveTarget', input)),
  saveTexts: (input: AdminInputs['saveTexts']) => settled(invokeAdmin('saveTexts', input)),
  saveReplying: (input: AdminInputs['saveReplying']) => settled(invokeAdmin('saveReplying', input)),
  renewSecret: (input: AdminInputs['renewSecret']) => settled(invokeAdmin('renewSecret', input)),
  pinPanel: (input: AdminInputs['pinPanel']) => settled(invokeAdmin('pinPanel', input)),
};
