import { useRef, useState } from 'react';
import type { UndoDone } from '../../../src/contract/operations';
import { issue } from '../../shared/backend';
import { refreshPage } from '../refresh-page';
import type { Conversation } from '../use-conversation';
import type { UndoProblem } from './undo-problem';

export type UndoStep =
  | { phase: 'idle' }
  | { phase: 'confirming' }
  | { phase: 'running' }
  | { phase: 'refused'; problem: UndoProblem }
  | { phase: 'done'; result: UndoDone };

export interface Undo {
  step: UndoStep;
  confirm(): void;
  /** Back to the beginning, without undoing or after the result was read. */
  dismiss(): void;
  carryOut(): Promise<void>;
}

/** Undoes the last split or merge, after a second press. */
export function useUndo(reload: Conversation['reload']): Undo {
  const [step, setStep] = useState<UndoStep>({ phase: 'idle' });
  const inFlight = useRef(false);
  return {
    step,
    confirm: () => setStep({ phase: 'confirming' }),
    dismiss: () => setStep({ phase: 'idle' }),
    async carryOut() {
      if (inFlight.current) return;
      inFlight.current = true;
      setStep({ phase: 'running' });
      const answer = await issue.undo();
      await reload('read');
      void refreshPage();
      inFlight.current = false;
      setStep(answer.code === 'ok' ? { phase: 'done', result: answer } : { phase: 'refused', problem: answer });
    },
  };
}
