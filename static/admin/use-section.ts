import { useState } from 'react';
import type { Failed } from '../shared/backend';
import type { AdminRefusal, SaveAnswer } from './admin-refusal';
import type { Configuration } from './use-configuration';

export type Outcome =
  | { kind: 'saved'; text: string }
  /** Somebody else saved first. */
  | { kind: 'conflict' }
  | { kind: 'refused'; refusal: AdminRefusal };

interface State<Fields> {
  edits: Partial<Fields>;
  outcome?: Outcome;
  saving: boolean;
}

/**
 * The fields of one section: what is stored, under what has been typed since. Typed values outlive refusals, conflicts
 * and the saves of other sections; a successful save ends them.
 */
export function useSection<Fields extends object>(configuration: Configuration, stored: Fields) {
  const [{ edits, outcome, saving }, set] = useState<State<Fields>>({ edits: {}, saving: false });
  const fields: Fields = { ...stored, ...edits };

  return {
    fields,
    outcome,
    saving,
    change: (edit: Partial<Fields>) => set((now) => ({ edits: { ...now.edits, ...edit }, saving: now.saving })),
    discard: () => set({ edits: {}, saving: false }),
    /** `saved` says what was saved. */
    async save<Answer extends SaveAnswer | Failed>(
      ask: (version: number) => Promise<Answer>,
      saved: string,
    ): Promise<Answer | undefined> {
      const answer = await configuration.save(() => {
        set((now) => ({ edits: now.edits, saving: true }));
        return ask(configuration.view.version);
      });
      if (answer === undefined) return undefined;
      const said = outcomeOf(answer, saved);
      set((now) => {
        const typedMeanwhile = now.edits !== edits;
        return { edits: said.kind === 'saved' && !typedMeanwhile ? {} : now.edits, outcome: said, saving: false };
      });
      return answer;
    },
  };
}

function outcomeOf(answer: SaveAnswer | Failed, saved: string): Outcome {
  switch (answer.code) {
    case 'ok':
      return { kind: 'saved', text: saved };
    case 'changed-meanwhile':
      return { kind: 'conflict' };
    default:
      return { kind: 'refused', refusal: answer };
  }
}
