import { Inline, Text, User } from '@forge/react';
import type { Texts } from '../../shared/texts';
import { useWriters } from './use-writers';

/** Who else is writing a reply, so that a customer is not answered twice. */
export function Writers({ t }: { t: Texts }) {
  const writers = useWriters();
  if (writers.length === 0) return null;
  return (
    <Inline space="space.050" alignBlock="center" shouldWrap testId="writers">
      {writers.map((accountId) => (
        <User key={accountId} accountId={accountId} />
      ))}
      <Text size="small">{t(writers.length === 1 ? 'draft.writes' : 'draft.write')}</Text>
    </Inline>
  );
}
