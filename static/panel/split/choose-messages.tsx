import { Button, Checkbox, HelperMessage, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { SPLIT_AT_MOST } from '../../../src/contract/limits';
import { isChecked } from '../../shared/field-events';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { messageLine, messagesIn } from './message-line';
import { fromFirstOn, selectedOf, selectionProblem } from './selection';
import { splitProblemText } from './split-problem';
import type { Split } from './use-split';

interface Props {
  t: Texts;
  times: Times;
  split: Split;
  onCancel: () => void;
}

function countText(t: Texts, count: number): string {
  return count === 1 ? t('split.selected.one') : t('split.selected.many', { count });
}

/** The thread with a checkbox for each message, and what still stands against the selection. */
export function ChooseMessages({ t, times, split, onCancel }: Props) {
  const { now, pages, select, preview } = split;
  const { thread, earlier, showEarlier } = pages;
  const messages = messagesIn(thread.entries);
  const selected = selectedOf(thread, now.selected);
  const keys = selected.map(({ key }) => key);
  const obstacle = selected.length > 0 ? selectionProblem(thread, selected) : undefined;
  const first = thread.entries[0];
  return (
    <Stack space="space.150">
      <Text>{t('split.intro', { most: SPLIT_AT_MOST })}</Text>
      {now.problem && (
        <SectionMessage appearance="error" title={t('split.refused')} testId="split-problem">
          <Text>{splitProblemText(t, now.problem)}</Text>
        </SectionMessage>
      )}
      {thread.hasEarlier && first && (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <LoadingButton
            appearance="subtle"
            spacing="compact"
            testId="split-earlier"
            isLoading={earlier === 'loading'}
            onClick={() => void showEarlier(first.position)}
          >
            {t('split.earlier')}
          </LoadingButton>
          {earlier === 'failed' && <Text color="color.text.danger">{t('split.earlier.failed')}</Text>}
        </Inline>
      )}
      {messages.length === 0 && <Text color="color.text.subtle">{t('split.empty')}</Text>}
      <Stack space="space.050" testId="split-messages">
        {messages.map((message) => (
          <Checkbox
            key={message.key}
            name={message.key}
            testId={`select-${message.key}`}
            label={messageLine(t, times, message)}
            isChecked={keys.includes(message.key)}
            isDisabled={now.busy}
            onChange={(event) =>
              select(isChecked(event) ? [...keys, message.key] : keys.filter((key) => key !== message.key))
            }
          />
        ))}
      </Stack>
      <Inline space="space.100" alignBlock="center" shouldWrap rowSpace="space.050">
        <Text weight="medium" testId="split-count">
          {countText(t, selected.length)}
        </Text>
        <Button
          spacing="compact"
          testId="split-from-here"
          isDisabled={selected.length === 0 || now.busy}
          onClick={() => select(fromFirstOn(thread, keys))}
        >
          {t('split.from-here')}
        </Button>
        <Button
          spacing="compact"
          appearance="subtle"
          testId="split-clear"
          isDisabled={selected.length === 0 || now.busy}
          onClick={() => select([])}
        >
          {t('split.clear')}
        </Button>
      </Inline>
      <HelperMessage testId="split-obstacle">
        {obstacle ? splitProblemText(t, obstacle) : t(selected.length > 0 ? 'split.ready' : 'split.none')}
      </HelperMessage>
      <Inline space="space.100">
        <LoadingButton
          appearance="primary"
          testId="split-preview"
          isDisabled={selected.length === 0 || obstacle !== undefined}
          isLoading={now.busy}
          onClick={() => void preview(keys)}
        >
          {t('split.preview')}
        </LoadingButton>
        <Button appearance="subtle" testId="split-cancel" isDisabled={now.busy} onClick={onCancel}>
          {t('split.cancel')}
        </Button>
      </Inline>
    </Stack>
  );
}
