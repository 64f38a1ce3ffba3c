import { Box, Inline, Stack, Text, User, xcss } from '@forge/react';
import type { MessageEntry } from '../../src/contract/conversation-view';
import type { Texts } from '../shared/texts';
import type { Times } from '../shared/times';
import { Delivery } from './delivery';
import { MessageText } from './message-text';
import { originText } from './origin-text';
import { unsupportedText } from './unsupported-content';
import type { Names } from './use-names';
import type { Resend } from './use-resend';

const bubble = { borderRadius: 'radius.large', padding: 'space.100', maxWidth: '85%' } as const;
const theirs = xcss({ ...bubble, backgroundColor: 'color.background.neutral' });
const ours = xcss({ ...bubble, backgroundColor: 'color.background.accent.blue.subtlest' });

/** Where it was written, if not in this request. */
function Meta({ t, times, message, names }: { t: Texts; times: Times; message: MessageEntry; names: Names }) {
  const { author } = message;
  const channel = message.channel === 'sms' ? '' : ` · ${t(`channel.${message.channel}`)}`;
  const when = `${times.time(message.at)}${channel}${originText(t, message, names)}`;
  const text = (words: string) => (
    <Text size="small" color="color.text.subtle">
      {words}
    </Text>
  );
  if (author.kind === 'customer') return text(`${t('panel.author.customer')} · ${when}`);
  if (author.kind === 'automatic') return text(`${t('panel.author.automatic')} · ${when}`);
  return (
    <Inline space="space.050" alignBlock="center">
      <User accountId={author.accountId} />
      {text(when)}
    </Inline>
  );
}

function Content({ t, message: { content, direction } }: { t: Texts; message: MessageEntry }) {
  switch (content.kind) {
    case 'text':
      return <MessageText text={content.text} />;
    case 'unsupported':
      return <Text as="em">{unsupportedText(t, direction, content.type)}</Text>;
    case 'erased':
      return <Text as="em">{t('panel.erased')}</Text>;
  }
}

interface Props {
  t: Texts;
  times: Times;
  message: MessageEntry;
  names: Names;
  resend: Resend;
  mayReply: boolean;
}

/** One message. Every keystroke in the composer sends the whole page again: as few nodes as will do. */
export function Bubble({ t, times, message, names, resend, mayReply }: Props) {
  const outbound = message.direction === 'outbound';
  const { delivery } = message;
  return (
    <Inline alignInline={outbound ? 'end' : 'start'}>
      <Box xcss={outbound ? ours : theirs} testId={`message-${message.key}`}>
        <Stack space="space.050">
          <Meta t={t} times={times} message={message} names={names} />
          <Content t={t} message={message} />
          {delivery && (
            <Delivery t={t} times={times} message={message} delivery={delivery} resend={resend} mayReply={mayReply} />
          )}
        </Stack>
      </Box>
    </Inline>
  );
}
