import { useReducer, useRef } from 'react';
import type { NamedRequest, OtherRequest } from '../../../src/contract/conversation-view';
import { issue } from '../../shared/backend';
import { newId } from '../new-id';
import { intoOf, type MergeTarget } from './merge-target';
import { formOf, nextMerging, nothingPicked, type Merging } from './merging';

export interface Merge {
  now: Merging;
  pick(request: OtherRequest): void;
  drop(id: string): void;
  aim(target: MergeTarget): void;
  preview(): Promise<void>;
  /** Aims at a request that a refusal proposed, and shows what that would come to. */
  previewInto(proposed: NamedRequest): Promise<void>;
  consent(given: boolean): void;
  carryOut(): Promise<void>;
  goBack(): void;
}

/** Merging step by step, one call at a time. `thisRequest` is the key of the request on the page. */
export function useMerge(thisRequest: string): Merge {
  const [now, dispatch] = useReducer(nextMerging, nothingPicked);
  const inFlight = useRef(false);

  const alone = async (call: () => Promise<void>) => {
    if (inFlight.current) return;
    inFlight.current = true;
    dispatch({ type: 'asked' });
    await call();
    inFlight.current = false;
  };
  const previewOf = (target: MergeTarget) =>
    alone(async () => {
      const form = formOf(now, intoOf(target, thisRequest), newId);
      const answer = await issue.mergePreview({ requests: [...form.requests], into: form.into });
      dispatch({ type: 'previewed', form, answer });
    });

  return {
    now,
    pick: (request) => dispatch({ type: 'picked', request }),
    drop: (id) => dispatch({ type: 'dropped', id }),
    aim: (target) => dispatch({ type: 'aimed', target }),
    consent: (given) => dispatch({ type: 'consented', consent: given }),
    goBack: () => dispatch({ type: 'went-back' }),
    preview: () => previewOf(now.target),
    async previewInto({ id, key }) {
      const target: MergeTarget = key === thisRequest ? { kind: 'this' } : { kind: 'picked', id };
      dispatch({ type: 'aimed', target });
      await previewOf(target);
    },
    async carryOut() {
      const { at } = now;
      if (at.step !== 'checking') return;
      await alone(async () => {
        const { form, preview, consent } = at;
        const answer = await issue.merge({
          id: form.id,
          requests: [...form.requests],
          into: form.into,
          ...(preview.reopens && consent ? { consent } : {}),
          ...(preview.pauses ? { pause: preview.pauses.id } : {}),
        });
        dispatch({ type: 'carried-out', answer });
      });
    },
  };
}
