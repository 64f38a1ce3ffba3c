import { Box, Label, SectionMessage, Stack, Text, TextArea } from '@forge/react';
import type { ReplyView } from '../../src/contract/conversation-view';
import type { Texts } from '../shared/texts';

const FIELD = 'omnichat-kept-reply';

interface Props {
  t: Texts;
  because: Extract<ReplyView, { open: false }>['because'];
  /** What was being written when it closed. */
  text: string;
}

/** Why no reply can be written now, and what would open it again. */
export function ClosedComposer({ t, because, text }: Props) {
  return (
    <Stack space="space.100">
      <SectionMessage title={t('closed.title')} testId="composer-closed">
        <Text>{t(`closed.${because}`)}</Text>
      </SectionMessage>
      {text !== '' && (
        <Stack space="space.050">
          <Label labelFor={FIELD}>{t('closed.kept')}</Label>
          <Box>
            <TextArea id={FIELD} name="kept-reply" value={text} isReadOnly minimumRows={3} />
          </Box>
        </Stack>
      )}
    </Stack>
  );
}
