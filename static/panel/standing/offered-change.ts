import type { ConversationView } from '../../../src/contract/conversation-view';
import type { Names, Known } from '../use-names';
import type { Change, ChangeStep } from './use-state-change';

export type Offer = { change: Exclude<Change, 'swap'> } | { change: 'swap'; other: Known };

/** The one change that this standing allows; the backend decides. */
export function offeredChange({ state, readOnly, otherActive }: ConversationView, names: Names, step: ChangeStep) {
  if (readOnly !== undefined) return undefined;
  switch (state) {
    case 'active':
      return { change: 'pause' } satisfies Offer;
    case 'ended':
      return { change: 'resume' } satisfies Offer;
    case 'merged':
      return undefined;
    case 'paused':
      if (otherActive !== undefined) return { change: 'swap', other: names.of(otherActive) } satisfies Offer;
      return swapAfter(step) ?? ({ change: 'reactivate' } satisfies Offer);
  }
}

/** The refusal may know of an active request that became so after the view was read. */
function swapAfter(step: ChangeStep): Offer | undefined {
  if (step.phase !== 'refused' || step.problem.code !== 'another-active') return undefined;
  const { other } = step.problem;
  return { change: 'swap', other: other === undefined ? { is: 'hidden' } : { is: 'named', request: other } };
}
