import type { Failed } from '../shared/backend';
import { useCurrentReducer } from '../shared/current-reducer';
import type { AdminRefusal, SaveAnswer } from './admin-refusal';
import type { Configuration } from './use-configuration';

export type Outcome =
  | { kind: 'saved'; text: string }
  /** Somebody else saved first. */
  | { kind: 'conflict' }
  | { kind: 'refused'; refusal: AdminRefusal };

interface State<Fields> {
  edits: Partial<Fields>;
  outcome?: Outcome | undefined;
  saving: boolean;
}

type Happening<Fields> =
  | { type: 'changed'; edit: Partial<Fields> }
  | { type: 'discarded' }
  | { type: 'saving' }
  /** `asked` is what the save was asked with. */
  | { type: 'answered'; outcome: Outcome; asked: Partial<Fields> };

function next<Fields>(now: State<Fields>, happening: Happening<Fields>): State<Fields> {
  switch (happening.type) {
    case 'changed':
      return { edits: { ...now.edits, ...happening.edit }, saving: now.saving };
    case 'discarded':
      return { edits: {}, saving: false };
    case 'saving':
      return { edits: now.edits, saving: true };
    case 'answered': {
      const { outcome, asked } = happening;
      const isDone = outcome.kind === 'saved' && now.edits === asked;
      return { edits: isDone ? {} : now.edits, outcome, saving: false };
    }
  }
}

/**
 * The fields of one section: what is stored, under what has been typed since. Typed values outlive refusals, conflicts
 * and the saves of other sections; a successful save ends them.
 */
export function useSection<Fields extends object>(configuration: Configuration, stored: Fields) {
  const untouched: State<Fields> = { edits: {}, saving: false };
  const { state, dispatch, current } = useCurrentReducer(next<Fields>, untouched);

  return {
    fields: { ...stored, ...state.edits },
    /** The fields at this very moment, for whoever saves them. */
    current: (): Fields => ({ ...stored, ...current().edits }),
    outcome: state.outcome,
    saving: state.saving,
    change: (edit: Partial<Fields>) => dispatch({ type: 'changed', edit }),
    discard: () => dispatch({ type: 'discarded' }),
    /** `saved` says what was saved. */
    async save<Answer extends SaveAnswer | Failed>(
      ask: (version: number) => Promise<Answer>,
      saved: string,
    ): Promise<Answer | undefined> {
      const asked = current().edits;
      const answer = await configuration.save(() => {
        dispatch({ type: 'saving' });
        return ask(configuration.view.version);
      });
      if (answer !== undefined) dispatch({ type: 'answered', outcome: outcomeOf(answer, saved), asked });
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
