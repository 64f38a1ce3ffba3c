import { Button, Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { UndoDone } from '../../../src/contract/operations';
import type { Texts } from '../../shared/texts';
import { requestName } from '../request-name';
import type { Names } from '../use-names';

interface Props {
  t: Texts;
  names: Names;
  result: UndoDone;
  onRead: () => void;
}

/** What came back, and plainly what could not. */
export function UndoResult({ t, names, result, onRead }: Props) {
  const whole = result.statuses.length === 0 && !result.paused;
  const lineOf = ({ request, wanted, now }: UndoDone['statuses'][number]) => {
    const name = requestName(t, names.of(request));
    return now === undefined
      ? t('panel.undo.status-kept', { request: name, wanted })
      : t('panel.undo.status-instead', { request: name, wanted, now });
  };
  return (
    <SectionMessage
      appearance={whole ? 'success' : 'warning'}
      title={t(whole ? 'panel.undo.done' : 'panel.undo.done-in-part')}
      testId="undo-result"
    >
      <Stack space="space.100">
        <Text>{t('panel.undo.back')}</Text>
        {result.statuses.map((status) => (
          <Text key={status.request}>{lineOf(status)}</Text>
        ))}
        {result.paused && <Text>{t('panel.undo.paused')}</Text>}
        <Inline>
          <Button spacing="compact" appearance="subtle" testId="undo-read" onClick={onRead}>
            {t('panel.undo.read')}
          </Button>
        </Inline>
      </Stack>
    </SectionMessage>
  );
}
