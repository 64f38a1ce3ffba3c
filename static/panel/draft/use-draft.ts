import { useCallback, useEffect, useState } from 'react';
import { issue } from '../../shared/backend';
import { draftKeeper, type DraftTrouble } from './draft-keeper';

export interface KeptDraft {
  trouble: DraftTrouble | undefined;
  loadAgain(): void;
  /** The field was left: what it told last is saved at once. */
  left(): void;
  sent(text: string): void;
}

/** Brings back what was being written here, and keeps `text` from now on. `dispatch` is stable. */
export function useDraft(text: string, dispatch: (restored: { type: 'restored'; text: string }) => void): KeptDraft {
  const [trouble, say] = useState<DraftTrouble>();
  const [keeper] = useState(() => draftKeeper(issue, say));

  const load = useCallback(async () => {
    const restored = await keeper.load();
    if (restored !== undefined) dispatch({ type: 'restored', text: restored });
  }, [keeper, dispatch]);

  useEffect(() => keeper.write(text), [keeper, text]);
  useEffect(() => {
    void load();
    return keeper.flush;
  }, [keeper, load]);

  return {
    trouble,
    loadAgain: () => void load(),
    left: keeper.flush,
    sent: keeper.sent,
  };
}
