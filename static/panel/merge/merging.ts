import type { OtherRequest } from '../../../src/contract/conversation-view';
import type { IssueAnswers } from '../../../src/contract/issue';
import type { MergePreview } from '../../../src/contract/operations';
import type { Failed } from '../../shared/backend';
import type { MergeProblem } from './merge-problem';
import { targetFrom, valueOf, type MergeTarget } from './merge-target';

/** What is to be merged under the id that it is carried out by: the same wish keeps its id, so that it happens once. */
export interface MergeForm {
  id: string;
  requests: readonly string[];
  into: string;
}

export type MergeStep =
  | { step: 'choosing' }
  | { step: 'checking'; form: MergeForm; preview: MergePreview; consent: boolean }
  | { step: 'done'; request: { id: string; key: string } };

/** How far a person has come with merging. */
export interface Merging {
  picked: readonly OtherRequest[];
  target: MergeTarget;
  at: MergeStep;
  busy: boolean;
  problem?: MergeProblem;
  lastForm?: MergeForm;
}

export const nothingPicked: Merging = { picked: [], target: { kind: 'this' }, at: { step: 'choosing' }, busy: false };

export type MergeEvent =
  | { type: 'picked'; request: OtherRequest }
  | { type: 'dropped'; id: string }
  | { type: 'aimed'; target: MergeTarget }
  | { type: 'asked' }
  | { type: 'previewed'; form: MergeForm; answer: IssueAnswers['mergePreview'] | Failed }
  | { type: 'consented'; consent: boolean }
  | { type: 'carried-out'; answer: IssueAnswers['merge'] | Failed }
  | { type: 'went-back' };

/** The form of a wish: the one before, as long as nothing else is wished. */
export function formOf(now: Merging, into: string, newId: () => string): MergeForm {
  const requests = now.picked.map(({ id }) => id).toSorted();
  const { lastForm } = now;
  const same = lastForm?.into === into && lastForm.requests.join(' ') === requests.join(' ');
  return same ? lastForm : { id: newId(), requests, into };
}

/** Another choice is needed: the preview is of no use any more. */
function needsOtherChoice({ code }: MergeProblem): boolean {
  return [
    ...['no-conversation', 'wrong-state', 'self', 'too-few'],
    ...['request-not-found', 'different-customers', 'too-many'],
  ].includes(code);
}

function afterRefusal(now: Merging, problem: MergeProblem): Merging {
  const refused = { ...now, busy: false, problem };
  const { at } = now;
  if (at.step !== 'checking') return refused;
  if (needsOtherChoice(problem)) return { ...refused, at: { step: 'choosing' } };
  switch (problem.code) {
    case 'confirm-pause':
      return { ...refused, at: { ...at, preview: { ...at.preview, pauses: problem.other } } };
    case 'consent-needed':
      return { ...refused, at: { ...at, consent: false, preview: { ...at.preview, reopens: true } } };
    default:
      return refused;
  }
}

function without(now: Merging, id: string): Merging {
  const picked = now.picked.filter((request) => request.id !== id);
  const target = valueOf(now.target) === id ? targetFrom('this') : now.target;
  return { ...now, picked, target };
}

export function nextMerging(now: Merging, event: MergeEvent): Merging {
  const { problem: _, ...calm } = now;
  switch (event.type) {
    case 'picked':
      return { ...calm, picked: [...without(calm, event.request.id).picked, event.request] };
    case 'dropped':
      return without(calm, event.id);
    case 'aimed':
      return { ...calm, target: event.target };
    case 'asked':
      return { ...calm, busy: true };
    case 'previewed': {
      const { answer, form } = event;
      if (answer.code !== 'ok') return afterRefusal(now, answer);
      return { ...calm, busy: false, lastForm: form, at: { step: 'checking', form, preview: answer, consent: false } };
    }
    case 'consented':
      return now.at.step === 'checking' ? { ...calm, at: { ...now.at, consent: event.consent } } : now;
    case 'carried-out': {
      const { answer } = event;
      if (answer.code !== 'ok') return afterRefusal(now, answer);
      return { ...calm, busy: false, at: { step: 'done', request: answer.request } };
    }
    case 'went-back':
      return { ...calm, at: { step: 'choosing' } };
  }
}
