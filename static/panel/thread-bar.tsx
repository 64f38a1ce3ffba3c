import { useState } from 'react';
import { Button, Inline, Stack, Text } from '@forge/react';
import type { Texts } from '../shared/texts';
import type { Times } from '../shared/times';
import type { InternalComments } from './comments/use-internal-comments';
import { InternalCommentsSwitch } from './internal-comments-switch';
import { ThreadSearch } from './search/thread-search';

interface Props {
  t: Texts;
  times: Times;
  comments: InternalComments;
}

/** What can be done with the thread as it is shown, in one row above it: search it, add the internal comments. */
export function ThreadBar({ t, times, comments }: Props) {
  const [searching, setSearching] = useState(false);
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap rowSpace="space.050">
        <Button
          appearance="subtle"
          spacing="compact"
          iconBefore="search"
          testId="open-search"
          isSelected={searching}
          onClick={() => setSearching(!searching)}
        >
          {t('search.open')}
        </Button>
        <InternalCommentsSwitch t={t} comments={comments} />
      </Inline>
      {comments.state === 'failed' && <Text color="color.text.danger">{t('panel.internal.failed')}</Text>}
      {searching && <ThreadSearch t={t} times={times} onClose={() => setSearching(false)} />}
    </Stack>
  );
}
