import type { IssueAnswers } from '../../src/contract/issue';
import { otherRequest } from './conversation-views';
import { issueAction } from './issue-action';

/** The issue action that merges, with two other requests of the customer to pick from. */
export function mergingAction() {
  const action = issueAction('omnichat-merge');
  const { dialog } = action;
  const two = [otherRequest(5), otherRequest(3, { state: 'ended', status: 'Done', category: 'done' })];
  const found = (more: Partial<Extract<IssueAnswers['others'], { code: 'ok' }>> = {}): IssueAnswers['others'] => ({
    code: 'ok',
    requests: two,
    more: false,
    hidden: 0,
    ...more,
  });
  const open: typeof action.open = (backend, view) => action.open({ others: () => found(), ...backend }, view);
  const pick = (key: string, picked = true) => dialog().switchTestId(`pick-${key}`, picked);
  const aimAt = (value: string) =>
    dialog().raise(dialog().byTestId('merge-into'), 'onChange', { type: 'change', target: { value, type: 'radio' } });
  return { ...action, two, found, open, pick, aimAt };
}
