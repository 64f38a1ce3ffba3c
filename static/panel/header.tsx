import { Button, Heading, Inline, Lozenge, SectionMessage, Stack, Text } from '@forge/react';
import type { ConversationState, ConversationView } from '../../src/contract/conversation-view';
import { isolated } from '../shared/bidi';
import type { Texts } from '../shared/texts';
import type { Times } from '../shared/times';
import type { Screen } from './screen';

const APPEARANCE = {
  active: 'success',
  paused: 'warning',
  ended: 'neutral',
  merged: 'neutral',
} as const satisfies Record<ConversationState, string>;

/** The channel one would answer on; when nothing can be answered, the one of the latest message. */
function channelOf({ reply, thread }: ConversationView) {
  if (reply.open) return reply.channel;
  return thread.findLast((entry) => entry.kind === 'message')?.channel;
}

interface Props {
  t: Texts;
  times: Times;
  screen: Extract<Screen, { phase: 'ready' }>;
  live: boolean;
  onRefresh: () => void;
}

/** UI Kit has no place for buttons in Jira's own panel header: our first row is the header. */
export function Header({ t, times, screen: { view, stale }, live, onRefresh }: Props) {
  const { name, address } = view.customer;
  const channel = channelOf(view);
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center" shouldWrap rowSpace="space.050">
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Heading as="h3" size="small">
            {name === undefined ? address : isolated(name)}
          </Heading>
          {name !== undefined && name !== address && <Text color="color.text.subtle">{address}</Text>}
          {channel && <Lozenge appearance="information">{t(`channel.${channel}`)}</Lozenge>}
          <Lozenge appearance={APPEARANCE[view.state]} testId="conversation-state">
            {t(`panel.state.${view.state}`)}
          </Lozenge>
        </Inline>
        <Button appearance="subtle" spacing="compact" iconBefore="refresh" testId="refresh" onClick={onRefresh}>
          {t('panel.refresh')}
        </Button>
      </Inline>
      {view.waitingSince !== undefined && (
        <Text weight="medium" testId="waiting-since">
          {t('panel.waiting-since', { since: times.moment(view.waitingSince) })}
        </Text>
      )}
      {stale && (
        <SectionMessage appearance="warning" testId="stale">
          <Text>{t('panel.stale')}</Text>
        </SectionMessage>
      )}
      {!live && <Text color="color.text.warning">{t('panel.not-live')}</Text>}
    </Stack>
  );
}
