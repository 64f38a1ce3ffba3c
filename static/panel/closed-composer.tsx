import { useContext } from 'react';
import { Box, Label, SectionMessage, Stack, Text, TextArea } from '@forge/react';
import type { ReplyView } from '../../src/contract/conversation-view';
import type { Texts } from '../shared/texts';
import { OpeningWay } from './standing/way-to-open';

const FIELD = 'omnichat-kept-reply';

interface Props {
  t: Texts;
  because: Extract<ReplyView, { open: false }>['because'];
  /** What was being written when it closed. */
  text: string;
}

/** Why no reply can be written now, and what opens it again. */
export function ClosedComposer({ t, because, text }: Props) {
  const wayToOpen = useContext(OpeningWay);
  return (
    <Stack space="space.100">
      <SectionMessage title={t('closed.title')} testId="composer-closed">
        <Stack space="space.100">
          <Text>{t(`closed.${because}`)}</Text>
          {wayToOpen}
        </Stack>
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
