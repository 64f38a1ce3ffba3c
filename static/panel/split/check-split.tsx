import { Button, Heading, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { SplitPreview } from '../../../src/contract/operations';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { MessageText } from '../message-text';
import { BackToChoice, PausesOther } from './checking-parts';
import { messagesIn } from './message-line';
import { isOpenQuestion } from './open-question';
import { PreviewedMessages } from './previewed-messages';
import { splitProblemText } from './split-problem';
import type { Split } from './use-split';

/** Enough to see that the right part stays. */
const STAYING_SHOWN = 10;

interface PartProps {
  t: Texts;
  times: Times;
  preview: SplitPreview;
}

function NewRequest({ t, times, preview: { summary, project, requestType, description, moving } }: PartProps) {
  const messages = messagesIn(moving);
  const count = messages.length;
  return (
    <Stack space="space.100" testId="split-new">
      <Heading as="h5" size="xsmall">
        {t('split.new')}
      </Heading>
      <Text weight="bold">{summary}</Text>
      <Text size="small" color="color.text.subtle">
        {t('split.new.place', { project, requestType })}
      </Text>
      <Text size="small" weight="semibold">
        {t('split.new.description')}
      </Text>
      <MessageText text={description} />
      <Text size="small" weight="semibold">
        {count === 1 ? t('split.moving.one') : t('split.moving.many', { count })}
      </Text>
      <PreviewedMessages t={t} times={times} messages={messages} />
    </Stack>
  );
}

function Staying({ t, times, preview, requestKey }: PartProps & { requestKey: string | undefined }) {
  return (
    <Stack space="space.100" testId="split-staying">
      <Heading as="h5" size="xsmall">
        {requestKey === undefined ? t('split.here') : t('split.here.in', { request: requestKey })}
      </Heading>
      <Text>{t('split.here.text')}</Text>
      <Text size="small" weight="semibold">
        {t('split.staying')}
      </Text>
      <PreviewedMessages t={t} times={times} messages={messagesIn(preview.staying).slice(-STAYING_SHOWN)} />
    </Stack>
  );
}

interface Props extends PartProps {
  requestKey: string | undefined;
  split: Split;
  onCancel: () => void;
}

/** Both results before anything changes; the press confirms what is said here. */
export function CheckSplit({ t, times, preview, requestKey, split, onCancel }: Props) {
  const { problem, busy } = split.now;
  const { pauses } = preview;
  const open = isOpenQuestion(problem);
  const press = pauses ? t('split.confirm-and-pause', { request: pauses.key }) : t('split.confirm');
  return (
    <Stack space="space.200">
      <BackToChoice label={t('split.back')} testId="split-back" isDisabled={busy} onClick={split.goBack} />
      <NewRequest t={t} times={times} preview={preview} />
      <Staying t={t} times={times} preview={preview} requestKey={requestKey} />
      <PausesOther t={t} pauses={pauses} testId="split-pauses" />
      {problem && (
        <SectionMessage
          appearance={open ? 'warning' : 'error'}
          title={t(open ? 'split.open' : 'split.refused')}
          testId="split-problem"
        >
          <Text>{splitProblemText(t, problem)}</Text>
        </SectionMessage>
      )}
      <Inline space="space.100">
        <LoadingButton
          appearance="primary"
          testId="split-confirm"
          isLoading={busy}
          onClick={() => void split.carryOut()}
        >
          {open ? t('split.again') : press}
        </LoadingButton>
        <Button appearance="subtle" testId="split-cancel" isDisabled={busy} onClick={onCancel}>
          {t('split.cancel')}
        </Button>
      </Inline>
    </Stack>
  );
}
