import { useEffect, useRef, useState } from 'react';
import { Button, SectionMessage, Spinner, Stack, Text } from '@forge/react';
import type { ConversationView } from '../../src/contract/conversation-view';
import { MergeConversation } from '../panel/merge/merge-conversation';
import { refreshPage } from '../panel/refresh-page';
import type { Loaded } from '../panel/screen';
import { SplitConversation } from '../panel/split/split-conversation';
import { useRequestKey } from '../panel/use-request-key';
import { issue } from '../shared/backend';
import { useTexts, useTextsReady, type Texts } from '../shared/texts';
import { useTimes } from '../shared/times';
import { TroubleMessage } from '../shared/trouble';
import { closeDialog } from './close-dialog';
import { obstacle } from './obstacle';
import { useChosenTool, type Tool } from './use-chosen-tool';

function CannotBeUsed({ t, tool, why }: { t: Texts; tool: Tool; why: string }) {
  return (
    <SectionMessage title={t(`actions.${tool}.cannot`)} testId="cannot-be-used">
      <Stack space="space.100" alignInline="start">
        <Text>{why}</Text>
        <Button onClick={() => void closeDialog()}>{t('split.close')}</Button>
      </Stack>
    </SectionMessage>
  );
}

function Chosen({ t, tool, view }: { t: Texts; tool: Tool; view: ConversationView }) {
  const times = useTimes();
  const requestKey = useRequestKey();
  const why = obstacle(t, tool, view);
  if (why !== undefined) return <CannotBeUsed t={t} tool={tool} why={why} />;
  const Conversation = tool === 'split' ? SplitConversation : MergeConversation;
  const onDone = async () => {
    await refreshPage();
    await closeDialog();
  };
  return (
    <Conversation
      t={t}
      times={times}
      view={view}
      requestKey={requestKey}
      onDone={() => void onDone()}
      onCancel={() => void closeDialog()}
    />
  );
}

/** What the request's menu opens: splitting or merging in a dialog of Jira, or why that cannot be done here. */
export function Actions() {
  const t = useTexts();
  const ready = useTextsReady();
  const tool = useChosenTool();
  const [loaded, setLoaded] = useState<Loaded>();
  const loading = useRef(false);

  const load = async () => {
    if (loading.current) return;
    loading.current = true;
    setLoaded(undefined);
    const answer = await issue.view();
    loading.current = false;
    setLoaded(answer);
  };
  useEffect(() => {
    void load();
  }, []);

  if (!ready) return <Spinner label="OmniChat" />;
  if (!tool || !loaded) return <Spinner label={t('panel.loading')} testId="loading" />;
  if (loaded.code !== 'ok') return <TroubleMessage t={t} trouble={loaded} onRetry={() => void load()} />;
  const { view } = loaded;
  if (view.kind === 'no-conversation') return <CannotBeUsed t={t} tool={tool} why={t('actions.no-conversation')} />;
  return <Chosen t={t} tool={tool} view={view} />;
}
