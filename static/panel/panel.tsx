import { Button, Heading, Inline, Spinner, Stack, Text } from '@forge/react';
import { useTexts, useTextsReady } from '../shared/texts';
import { useTimes } from '../shared/times';
import { TroubleMessage } from '../shared/trouble';
import { ConversationScreen } from './conversation-screen';
import { AddNumber } from './number/add-number';
import { useConversation } from './use-conversation';

/** The panel of one request, in one of four states: loading, in trouble, without a conversation, ready. */
export function Panel() {
  const t = useTexts();
  const ready = useTextsReady();
  const times = useTimes();
  const conversation = useConversation();
  const { screen, reload, retry } = conversation;

  if (!ready) return <Spinner label="OmniChat" />;
  switch (screen.phase) {
    case 'loading':
      return <Spinner label={t('panel.loading')} testId="loading" />;
    case 'trouble':
      return <TroubleMessage t={t} trouble={screen.trouble} onRetry={retry} />;
    case 'nothing':
      return (
        <Stack space="space.150" testId="no-conversation">
          <Inline spread="space-between" alignBlock="center" shouldWrap>
            <Heading as="h3" size="small">
              {t('panel.nothing.title')}
            </Heading>
            <Button
              appearance="subtle"
              spacing="compact"
              iconBefore="refresh"
              testId="refresh"
              onClick={() => void reload('compare')}
            >
              {t('panel.refresh')}
            </Button>
          </Inline>
          {screen.stale && <Text color="color.text.warning">{t('panel.stale')}</Text>}
          <AddNumber t={t} view={screen.view} onDone={() => void reload('read')} />
        </Stack>
      );
    case 'ready':
      return <ConversationScreen t={t} times={times} conversation={conversation} screen={screen} />;
  }
}
