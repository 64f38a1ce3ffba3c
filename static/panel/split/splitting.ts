import type { IssueAnswers } from '../../../src/contract/issue';
import type { SplitPreview } from '../../../src/contract/operations';
import type { Failed } from '../../shared/backend';
import type { SplitProblem } from './split-problem';

/** A selection under the id that it is carried out by: the same selection keeps its id, so that it happens once. */
export interface SplitForm {
  id: string;
  messages: readonly string[];
}

export type SplitStep =
  | { step: 'choosing' }
  | { step: 'checking'; form: SplitForm; preview: SplitPreview }
  | { step: 'done'; request: { id: string; key: string } };

/** How far a person has come with splitting. */
export interface Splitting {
  selected: readonly string[];
  at: SplitStep;
  busy: boolean;
  problem?: SplitProblem;
  lastForm?: SplitForm;
}

export const nothingSelected: Splitting = { selected: [], at: { step: 'choosing' }, busy: false };

export type SplitEvent =
  | { type: 'selected'; keys: readonly string[] }
  | { type: 'asked' }
  | { type: 'previewed'; form: SplitForm; answer: IssueAnswers['splitPreview'] | Failed }
  | { type: 'carried-out'; answer: IssueAnswers['split'] | Failed }
  | { type: 'went-back' };

const sameMessages = (one: readonly string[], other: readonly string[]) => one.join(' ') === other.join(' ');

/** The form of a selection: the one before, as long as nothing else is selected. */
export function formOf({ lastForm }: Splitting, messages: readonly string[], newId: () => string): SplitForm {
  return lastForm && sameMessages(lastForm.messages, messages) ? lastForm : { id: newId(), messages };
}

/** Another selection is needed: the preview is of no use any more. */
function needsOtherSelection({ code }: SplitProblem): boolean {
  return ['message-not-found', 'no-customer-message', 'nothing-stays', 'too-many'].includes(code);
}

function afterRefusal(now: Splitting, problem: SplitProblem): Splitting {
  const refused = { ...now, busy: false, problem };
  if (now.at.step !== 'checking') return refused;
  if (needsOtherSelection(problem)) return { ...refused, at: { step: 'choosing' } };
  if (problem.code !== 'confirm-pause') return refused;
  return { ...refused, at: { ...now.at, preview: { ...now.at.preview, pauses: problem.other } } };
}

export function nextSplitting(now: Splitting, event: SplitEvent): Splitting {
  const { problem: _, ...calm } = now;
  switch (event.type) {
    case 'selected':
      return { ...calm, selected: event.keys };
    case 'asked':
      return { ...calm, busy: true };
    case 'previewed': {
      const { answer, form } = event;
      if (answer.code !== 'ok') return afterRefusal(now, answer);
      return { ...calm, busy: false, lastForm: form, at: { step: 'checking', form, preview: answer } };
    }
    case 'carried-out': {
      const { answer } = event;
      if (answer.code !== 'ok') return afterRefusal(now, answer);
      return { ...calm, busy: false, at: { step: 'done', request: answer.request } };
    }
    case 'went-back':
      return { ...calm, at: { step: 'choosing' } };
  }
}
