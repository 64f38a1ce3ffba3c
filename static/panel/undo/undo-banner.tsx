import { Button, Inline, LoadingButton, SectionMessage, Stack, Text, User } from '@forge/react';
import type { ConversationView } from '../../../src/contract/conversation-view';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { lackedFor, lackText } from '../needed-rights';
import { requestName } from '../request-name';
import type { Conversation } from '../use-conversation';
import type { Names } from '../use-names';
import { UndoResult } from './undo-result';
import { undoProblemText, type UndoProblem } from './undo-problem';
import { useUndo, type Undo } from './use-undo';

interface Props {
  t: Texts;
  times: Times;
  view: ConversationView;
  names: Names;
  reload: Conversation['reload'];
}

/** The last split or merge while it can be undone, and afterwards what became of the undoing. */
export function UndoBanner({ t, times, view, names, reload }: Props) {
  const undo = useUndo(reload);
  const { step } = undo;
  const problem = step.phase === 'refused' ? <Refused t={t} problem={step.problem} onRead={undo.dismiss} /> : null;
  if (step.phase === 'done') return <UndoResult t={t} names={names} result={step.result} onRead={undo.dismiss} />;
  if (!view.undo) return problem;
  const { kind, result, sources, by, at, until } = view.undo;
  const named = (id: string) => requestName(t, names.of(id));
  return (
    <SectionMessage title={t(`panel.undo.${kind}`)} testId="undo">
      <Stack space="space.100">
        <Text>{t('panel.undo.requests', { sources: sources.map(named).join(', '), result: named(result) })}</Text>
        <Inline space="space.050" alignBlock="center" shouldWrap>
          <User accountId={by} />
          <Text size="small" color="color.text.subtle">
            {`${times.moment(at)} · ${t('panel.undo.until', { until: times.moment(until) })}`}
          </Text>
        </Inline>
        <UndoButtons t={t} undo={undo} lack={lackText(t, lackedFor('undo', view.missing))} />
        {problem}
      </Stack>
    </SectionMessage>
  );
}

function Refused({ t, problem, onRead }: { t: Texts; problem: UndoProblem; onRead: () => void }) {
  return (
    <SectionMessage appearance="error" title={t('panel.undo.refused')} testId="undo-problem">
      <Stack space="space.100" alignInline="start">
        <Text>{undoProblemText(t, problem)}</Text>
        <Button spacing="compact" appearance="subtle" testId="undo-problem-read" onClick={onRead}>
          {t('panel.undo.read')}
        </Button>
      </Stack>
    </SectionMessage>
  );
}

function UndoButtons({ t, undo, lack }: { t: Texts; undo: Undo; lack: string | undefined }) {
  const { phase } = undo.step;
  if (phase === 'confirming' || phase === 'running') {
    return (
      <Stack space="space.100">
        <Text>{t('panel.undo.warning')}</Text>
        <Inline space="space.100">
          <LoadingButton
            spacing="compact"
            appearance="primary"
            testId="undo-confirm"
            isLoading={phase === 'running'}
            onClick={() => void undo.carryOut()}
          >
            {t('panel.undo.confirm')}
          </LoadingButton>
          {phase === 'confirming' && (
            <Button spacing="compact" appearance="subtle" onClick={undo.dismiss}>
              {t('panel.undo.cancel')}
            </Button>
          )}
        </Inline>
      </Stack>
    );
  }
  return (
    <Inline space="space.100" alignBlock="center" shouldWrap>
      <Button
        spacing="compact"
        iconBefore="undo"
        testId="undo-start"
        isDisabled={lack !== undefined}
        onClick={undo.confirm}
      >
        {t('panel.undo')}
      </Button>
      {lack !== undefined && (
        <Text size="small" color="color.text.subtle">
          {lack}
        </Text>
      )}
    </Inline>
  );
}
