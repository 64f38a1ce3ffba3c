import { useReducer, useRef } from 'react';
import type { ConversationView } from '../../../src/contract/conversation-view';
import { issue } from '../../shared/backend';
import { newId } from '../new-id';
import { formOf, nextSplitting, nothingSelected, type Splitting } from './splitting';
import { useThreadPages, type ThreadPages } from './use-thread-pages';

export interface Split {
  now: Splitting;
  pages: ThreadPages;
  select(keys: readonly string[]): void;
  preview(messages: readonly string[]): Promise<void>;
  carryOut(): Promise<void>;
  goBack(): void;
}

/** Splitting step by step, one call at a time. */
export function useSplit(view: ConversationView): Split {
  const [now, dispatch] = useReducer(nextSplitting, nothingSelected);
  const pages = useThreadPages(view);
  const inFlight = useRef(false);

  const alone = async (call: () => Promise<void>) => {
    if (inFlight.current) return;
    inFlight.current = true;
    dispatch({ type: 'asked' });
    await call();
    inFlight.current = false;
  };

  return {
    now,
    pages,
    select: (keys) => dispatch({ type: 'selected', keys }),
    goBack: () => dispatch({ type: 'went-back' }),
    preview: (messages) =>
      alone(async () => {
        const form = formOf(now, messages, newId);
        const answer = await issue.splitPreview({ messages: [...messages] });
        if (answer.code === 'message-not-found') await pages.readAgain();
        dispatch({ type: 'previewed', form, answer });
      }),
    async carryOut() {
      const { at } = now;
      if (at.step !== 'checking') return;
      await alone(async () => {
        const { form, preview } = at;
        const pause = preview.pauses ? { pause: preview.pauses.id } : {};
        const answer = await issue.split({ id: form.id, messages: [...form.messages], ...pause });
        if (answer.code === 'message-not-found') await pages.readAgain();
        dispatch({ type: 'carried-out', answer });
      });
    },
  };
}
