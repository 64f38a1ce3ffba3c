import {
  Button,
  Checkbox,
  Heading,
  HelperMessage,
  Inline,
  LoadingButton,
  SectionMessage,
  Stack,
  Text,
} from '@forge/react';
import type { MessageEntry } from '../../../src/contract/conversation-view';
import type { MergePreview } from '../../../src/contract/operations';
import { isChecked } from '../../shared/field-events';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { requestName } from '../request-name';
import { BackToChoice, PausesOther } from '../split/checking-parts';
import { messagesIn } from '../split/message-line';
import { isOpenQuestion } from '../split/open-question';
import { PreviewedMessages } from '../split/previewed-messages';
import { useNames } from '../use-names';
import { MergedAway, MergedInto } from './merge-outcome';
import { MergeProblemMessage } from './merge-problem-message';
import type { MergeStep } from './merging';
import type { Merge } from './use-merge';

interface UnitedProps {
  t: Texts;
  times: Times;
  preview: MergePreview;
  formId: string;
}

/** The newest page of the one thread, each message with the request that it was written in. */
function United({ t, times, preview: { thread, hasEarlier, target, sources }, formId }: UnitedProps) {
  const messages = messagesIn(thread);
  const keys = new Map([...sources, ...(target ? [target] : [])].map(({ id, key }) => [id, key]));
  const further = messages.flatMap(({ origin }) => (origin === undefined || keys.has(origin) ? [] : [origin]));
  const names = useNames(further, formId);
  const originOf = ({ origin = target?.id }: MessageEntry) => {
    if (origin === undefined) return undefined;
    return t('merge.origin', { request: keys.get(origin) ?? requestName(t, names.of(origin)) });
  };
  return (
    <Stack space="space.100" testId="merge-thread">
      <Heading as="h5" size="xsmall">
        {t('merge.thread')}
      </Heading>
      {hasEarlier && <Text color="color.text.subtle">{t('merge.thread.earlier')}</Text>}
      <PreviewedMessages t={t} times={times} messages={messages} originOf={originOf} />
    </Stack>
  );
}

/** Setting a request to In Progress is seen by others: it wants a yes of its own. */
function Consent({ t, request, consent, merge }: { t: Texts; request: string; consent: boolean; merge: Merge }) {
  return (
    <Stack space="space.050" testId="merge-reopens">
      <SectionMessage appearance="warning">
        <Text>{t('merge.reopens', { request })}</Text>
      </SectionMessage>
      <Checkbox
        name="consent"
        testId="merge-consent"
        label={t('merge.consent', { request })}
        isChecked={consent}
        isDisabled={merge.now.busy}
        onChange={(event) => merge.consent(isChecked(event))}
      />
    </Stack>
  );
}

interface Props {
  t: Texts;
  times: Times;
  at: Extract<MergeStep, { step: 'checking' }>;
  merge: Merge;
  onCancel: () => void;
}

/** All that will change, before anything does; the press confirms what is said here. */
export function CheckMerge({ t, times, at: { preview, form, consent }, merge, onCancel }: Props) {
  const { problem, busy } = merge.now;
  const { pauses, reopens, target } = preview;
  const lacksConsent = reopens && !consent;
  const press = pauses ? t('merge.confirm-and-pause', { request: pauses.key }) : t('merge.confirm');
  return (
    <Stack space="space.200">
      <BackToChoice label={t('merge.back')} testId="merge-back" isDisabled={busy} onClick={merge.goBack} />
      <MergedInto t={t} preview={preview} />
      <MergedAway t={t} preview={preview} />
      <United t={t} times={times} preview={preview} formId={form.id} />
      {reopens && target && <Consent t={t} request={target.key} consent={consent} merge={merge} />}
      <PausesOther t={t} pauses={pauses} testId="merge-pauses" />
      <MergeProblemMessage t={t} merge={merge} />
      {lacksConsent && <HelperMessage>{t('merge.consent-first')}</HelperMessage>}
      <Inline space="space.100">
        <LoadingButton
          appearance="primary"
          testId="merge-confirm"
          isDisabled={lacksConsent}
          isLoading={busy}
          onClick={() => void merge.carryOut()}
        >
          {isOpenQuestion(problem) ? t('split.again') : press}
        </LoadingButton>
        <Button appearance="subtle" testId="merge-cancel" isDisabled={busy} onClick={onCancel}>
          {t('split.cancel')}
        </Button>
      </Inline>
    </Stack>
  );
}
