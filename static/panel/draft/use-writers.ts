import { useEffect, useState } from 'react';
import { issue } from '../../shared/backend';
import { oneAtATime } from '../../shared/one-at-a-time';
import { onWriting } from '../use-hints';

/** Whoever writes on is named again before that. */
const FORGOTTEN_AFTER_MS = 30_000;
const NOBODY: readonly string[] = [];

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((accountId) => others.includes(accountId));
}

/** The account ids of those who are writing a reply here at this moment; a question that fails leaves it as it was. */
export function useWriters(): readonly string[] {
  const [writers, set] = useState(NOBODY);

  useEffect(() => {
    let ended = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = oneAtATime(
      async (_wish: 'ask') => {
        const answer = await issue.writers();
        if (ended || answer.code !== 'ok') return;
        clearTimeout(timer);
        const { accountIds } = answer;
        set((shown) => (isSame(shown, accountIds) ? shown : accountIds));
        if (accountIds.length > 0) timer = setTimeout(() => set(NOBODY), FORGOTTEN_AFTER_MS);
      },
      () => 'ask' as const,
    );
    const stop = onWriting(() => void ask('ask'));
    return () => {
      ended = true;
      clearTimeout(timer);
      stop();
    };
  }, []);

  return writers;
}
