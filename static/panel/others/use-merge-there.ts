import { useRef, useState } from 'react';
import { issue } from '../../shared/backend';
import type { MergeProblem } from '../merge/merge-problem';
import { newId } from '../new-id';
import { refreshPage } from '../refresh-page';
import type { Conversation } from '../use-conversation';

export type MergeThereStep = { phase: 'idle' } | { phase: 'running' } | { phase: 'refused'; problem: MergeProblem };

/** Merges the request on the page into another one; one form, so one merge however often it is pressed. */
export function useMergeThere(reload: Conversation['reload']) {
  const [step, setStep] = useState<MergeThereStep>({ phase: 'idle' });
  const form = useRef<string>();
  const inFlight = useRef(false);
  return {
    step,
    /** `pause` names the active request that the person agreed to pause. */
    async merge(into: string, pause: string | undefined): Promise<void> {
      if (inFlight.current) return;
      inFlight.current = true;
      form.current ??= newId();
      setStep({ phase: 'running' });
      const agreed = pause === undefined ? {} : { pause };
      const answer = await issue.merge({ requests: [into], into, id: form.current, consent: true, ...agreed });
      await reload('read');
      void refreshPage();
      inFlight.current = false;
      setStep(answer.code === 'ok' ? { phase: 'idle' } : { phase: 'refused', problem: answer });
    },
  };
}
