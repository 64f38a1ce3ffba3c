import { useState } from 'react';
import { Box, Form, Inline, Label, LoadingButton, Stack, Textfield, xcss } from '@forge/react';
import { typedText } from '../../shared/field-events';
import type { Texts } from '../../shared/texts';

const FIELD = 'omnichat-others-search';
const wide = xcss({ flexGrow: '1' });

interface Props {
  t: Texts;
  busy: boolean;
  onSearch: (text: string) => void;
}

/** Enter searches too: the field stands in a form. */
export function OthersSearch({ t, busy, onSearch }: Props) {
  const [text, setText] = useState('');
  return (
    <Form onSubmit={() => onSearch(text)}>
      <Stack space="space.050">
        <Label labelFor={FIELD}>{t('panel.others.search')}</Label>
        <Inline space="space.100" alignBlock="center">
          <Box xcss={wide}>
            <Textfield
              id={FIELD}
              name="others-search"
              maxLength={100}
              value={text}
              onChange={(event) => setText(typedText(event))}
            />
          </Box>
          <LoadingButton type="submit" testId="others-find" isLoading={busy}>
            {t('panel.others.find')}
          </LoadingButton>
        </Inline>
      </Stack>
    </Form>
  );
}
