import { Inline, Stack, Text } from '@forge/react';
import type { OtherRequest } from '../../../src/contract/conversation-view';
import { isolated } from '../../shared/bidi';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { StateLozenge } from '../merge/state-lozenge';
import { RequestLink } from '../request-link';

/** Enough to recognise a message by; the request shows the whole. */
const SHOWN = 120;

function shortened(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join('')}…` : letters.join('');
}

interface Props {
  t: Texts;
  times: Times;
  request: OtherRequest;
}

/** One other request of the customer, by its key the way there. */
export function OtherRequestLine({ t, times, request }: Props) {
  const { key, summary, state, status, openedAt, lastMessage } = request;
  return (
    <Stack space="space.025" testId={`other-${key}`}>
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <RequestLink t={t} known={{ is: 'named', request }} />
        <StateLozenge t={t} state={state} />
        <Text size="small" color="color.text.subtle">
          {`${status} · ${t('panel.others.opened', { at: times.moment(openedAt) })}`}
        </Text>
      </Inline>
      <Text>{isolated(summary)}</Text>
      {lastMessage && (
        <Text size="small" color="color.text.subtle">
          {t(`panel.others.last.${lastMessage.direction}`, {
            at: times.moment(lastMessage.at),
            text: isolated(shortened(lastMessage.text)),
          })}
        </Text>
      )}
    </Stack>
  );
}
