import { Box, Spinner, Stack, xcss } from '@forge/react';
import { useTexts, useTextsReady } from '../shared/texts';
import { useTimes } from '../shared/times';
import { TroubleMessage } from '../shared/trouble';
import { Alarms } from './alarms';
import { ConnectionSection } from './connection-section';
import { PanelSection } from './panel-section';
import { ReplyingSection } from './replying-section';
import { SenderSection } from './sender-section';
import { TargetSection } from './target-section';
import { TextsSection } from './texts-section';
import { useConfiguration } from './use-configuration';
import { WebhookSection } from './webhook-section';

const page = xcss({ maxWidth: '760px', paddingBlock: 'space.200' });

/** The order takes a newcomer from nothing to the first message. */
export function AdminPage() {
  const t = useTexts();
  const ready = useTextsReady();
  const times = useTimes();
  const { screen, load, save } = useConfiguration();

  if (!ready) return <Spinner label="OmniChat" />;
  switch (screen.phase) {
    case 'loading':
      return <Spinner label={t('admin.loading')} testId="loading" />;
    case 'trouble':
      return <TroubleMessage t={t} trouble={screen.trouble} onRetry={() => void load()} />;
    case 'ready': {
      const configuration = { view: screen.view, busy: screen.busy, save };
      return (
        <Box xcss={page}>
          <Stack space="space.400">
            <Alarms t={t} times={times} alarms={screen.view.alarms} />
            <ConnectionSection t={t} times={times} configuration={configuration} />
            <SenderSection t={t} configuration={configuration} />
            <TargetSection t={t} configuration={configuration} />
            <TextsSection t={t} configuration={configuration} />
            <WebhookSection t={t} times={times} configuration={configuration} />
            <PanelSection t={t} view={screen.view} />
            <ReplyingSection t={t} configuration={configuration} />
          </Stack>
        </Box>
      );
    }
  }
}
