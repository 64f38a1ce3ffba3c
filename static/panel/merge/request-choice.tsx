import { Box, Checkbox, Inline, Stack, Text, xcss } from '@forge/react';
import type { OtherRequest } from '../../../src/contract/conversation-view';
import { isolated } from '../../shared/bidi';
import { isChecked } from '../../shared/field-events';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { excerpt } from '../split/message-line';
import { StateLozenge } from './state-lozenge';

/** Under the label, beside the box that is checked. */
const details = xcss({ paddingInlineStart: 'space.300', paddingBlockEnd: 'space.100' });

function lastWords(t: Texts, times: Times, { lastMessage }: OtherRequest): string {
  if (lastMessage === undefined) return t('merge.no-messages');
  const { at, direction, text } = lastMessage;
  return `${t(`merge.last.${direction}`)} · ${times.moment(at)} · ${text === '' ? t('merge.last.no-text') : excerpt(text, 120)}`;
}

interface Props {
  t: Texts;
  times: Times;
  request: OtherRequest;
  isPicked: boolean;
  isDisabled: boolean;
  onPick: (picked: boolean) => void;
}

/** One request that can be united with the one on the page; a merged one has nothing of its own any more. */
export function RequestChoice({ t, times, request, isPicked, isDisabled, onPick }: Props) {
  const { id, key, summary, status, state } = request;
  const gone = state === 'merged';
  return (
    <Stack testId={`choice-${key}`}>
      <Checkbox
        name={id}
        testId={`pick-${key}`}
        label={`${key} · ${isolated(summary)}`}
        isChecked={isPicked}
        isDisabled={isDisabled || gone}
        onChange={(event) => onPick(isChecked(event))}
      />
      <Box xcss={details}>
        <Stack space="space.025">
          <Inline space="space.100" alignBlock="center" shouldWrap>
            <StateLozenge t={t} state={state} />
            <Text size="small">{status}</Text>
          </Inline>
          <Text size="small" color="color.text.subtle">
            {gone ? t('merge.gone') : lastWords(t, times, request)}
          </Text>
        </Stack>
      </Box>
    </Stack>
  );
}
