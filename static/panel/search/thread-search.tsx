import { useState } from 'react';
import { Box, Button, Form, Inline, Label, Stack, Textfield, xcss } from '@forge/react';
import { typedText } from '../../shared/field-events';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { SearchResults } from './search-results';
import { useThreadSearch } from './use-thread-search';

const FIELD = 'omnichat-search';
const AT_LEAST = 2;
const wide = xcss({ flexGrow: '1' });

interface Props {
  t: Texts;
  times: Times;
  onClose: () => void;
}

/** Looks for words in all messages of the conversation, also those that are not on the screen. */
export function ThreadSearch({ t, times, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const search = useThreadSearch();
  const wanted = typed.trim();
  const isLongEnough = wanted.length >= AT_LEAST;
  return (
    <Stack space="space.100">
      <Form onSubmit={() => (isLongEnough ? search.look(wanted) : undefined)}>
        <Stack>
          <Label labelFor={FIELD}>{t('search.label')}</Label>
          <Inline space="space.100" alignBlock="center">
            <Box xcss={wide}>
              <Textfield
                id={FIELD}
                name="search"
                testId="thread-search"
                isCompact
                autoFocus
                maxLength={100}
                value={typed}
                placeholder={t('search.placeholder')}
                onChange={(event) => setTyped(typedText(event))}
              />
            </Box>
            {/* stays on while a search runs: the newest one replaces it */}
            <Button type="submit" spacing="compact" testId="search-thread" isDisabled={!isLongEnough}>
              {t('search.look')}
            </Button>
            <Button appearance="subtle" spacing="compact" testId="close-search" onClick={onClose}>
              {t('search.close')}
            </Button>
          </Inline>
        </Stack>
      </Form>
      <SearchResults t={t} times={times} search={search} />
    </Stack>
  );
}
