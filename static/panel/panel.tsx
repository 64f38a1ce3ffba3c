import { Button, SectionMessage, Spinner, Stack, Text } from '@forge/react';
import { useTexts, useTextsReady } from '../shared/texts';
import { useTimes } from '../shared/times';
import { TroubleMessage } from '../shared/trouble';
import { Composer } from './composer';
import { Header } from './header';
import { sendReply } from './send-reply';
import { Thread } from './thread';
import { useConversation } from './use-conversation';
import { useResend } from './use-resend';

/** The panel of one request, in one of four states: loading, in trouble, without a conversation, ready. */
export function Panel() {
  const t = useTexts();
  const ready = useTextsReady();
  const times = useTimes();
  const conversation = useConversation();
  const resend = useResend(conversation);
  const { screen, live, reload, retry, showEarlier } = conversation;

  if (!ready) return <Spinner label="OmniChat" />;
  switch (screen.phase) {
    case 'loading':
      return <Spinner label={t('panel.loading')} testId="loading" />;
    case 'trouble':
      return <TroubleMessage t={t} trouble={screen.trouble} onRetry={retry} />;
    case 'nothing':
      return (
        <SectionMessage title={t('panel.nothing.title')} testId="no-conversation">
          <Stack space="space.100" alignInline="start">
            <Text>{t('panel.nothing.text')}</Text>
            {screen.stale && <Text color="color.text.warning">{t('panel.stale')}</Text>}
            <Button onClick={() => void reload('compare')}>{t('panel.refresh')}</Button>
          </Stack>
        </SectionMessage>
      );
    case 'ready':
      return (
        <Stack space="space.200">
          <Header t={t} screen={screen} live={live} onRefresh={() => void reload('compare')} />
          <Thread t={t} times={times} screen={screen} resend={resend} onEarlier={showEarlier} />
          <Composer
            t={t}
            reply={screen.view.reply}
            send={(draft) => sendReply(draft, screen.view.reply, () => reload('read'))}
          />
        </Stack>
      );
  }
}
