import { Button, Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { Texts } from '../../shared/texts';
import { goToRequest } from '../go-to-request';

interface Props {
  t: Texts;
  title: string;
  text: string;
  /** The key of the request that shows the messages now. */
  request: string;
  onDone: () => void;
}

/** What a split or merge came to, and the way there. */
export function MovedResult({ t, title, text, request, onDone }: Props) {
  const open = async () => {
    await goToRequest(request);
    onDone();
  };
  return (
    <SectionMessage appearance="success" title={title} testId="moved">
      <Stack space="space.100">
        <Text>{text}</Text>
        <Text>{t('split.undo-note')}</Text>
        <Inline space="space.100" shouldWrap>
          <Button autoFocus appearance="primary" testId="open-result" onClick={() => void open()}>
            {t('split.open-request', { request })}
          </Button>
          <Button appearance="subtle" testId="close-result" onClick={onDone}>
            {t('split.close')}
          </Button>
        </Inline>
      </Stack>
    </SectionMessage>
  );
}
