import { Box, Inline, Stack, Text, User, xcss } from '@forge/react';
import type { MessageEntry } from '../../src/contract/conversation-view';
import type { Texts } from '../shared/texts';
import type { Times } from '../shared/times';
import { Delivery } from './delivery';
import { MessageText } from './message-text';
import { unsupportedText } from './unsupported-content';
import type { Resend } from './use-resend';

const bubble = { borderRadius: 'radius.large', padding: 'space.100', maxWidth: '85%' } as const;
const theirs = xcss({ ...bubble, backgroundColor: 'color.background.neutral' });
const ours = xcss({ ...bubble, backgroundColor: 'color.background.accent.blue.subtlest' });

function Meta({ t, times, message }: { t: Texts; times: Times; message: MessageEntry }) {
  const { author } = message;
  const time = times.time(message.at);
  const channel = message.channel === 'sms' ? '' : ` · ${t(`channel.${message.channel}`)}`;
  const text = (words: string) => (
    <Text size="small" color="color.text.subtle">
      {words}
    </Text>
  );
  if (author.kind === 'customer') return text(`${t('panel.author.customer')} · ${time}${channel}`);
  if (author.kind === 'automatic') return text(`${t('panel.author.automatic')} · ${time}${channel}`);
  return (
    <Inline space="space.050" alignBlock="center">
      <User accountId={author.accountId} />
      {text(`${time}${channel}`)}
    </Inline>
  );
}

interface Props {
  t: Texts;
  times: Times;
  message: MessageEntry;
  resend: Resend;
  mayReply: boolean;
}

/** One message. Every keystroke in the composer sends the whole page again: as few nodes as will do. */
export function Bubble({ t, times, message, resend, mayReply }: Props) {
  const outbound = message.direction === 'outbound';
  const { content, delivery } = message;
  return (
    <Inline alignInline={outbound ? 'end' : 'start'}>
      <Box xcss={outbound ? ours : theirs} testId={`message-${message.key}`}>
        <Stack space="space.050">
          <Meta t={t} times={times} message={message} />
          {content.kind === 'text' ? (
            <MessageText text={content.text} />
          ) : (
            <Text as="em">{unsupportedText(t, message.direction, content.type)}</Text>
          )}
          {delivery && (
            <Delivery t={t} times={times} message={message} delivery={delivery} resend={resend} mayReply={mayReply} />
          )}
        </Stack>
      </Box>
    </Inline>
  );
}
