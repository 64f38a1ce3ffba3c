import { Box, Inline, Stack, Text, User, xcss } from '@forge/react';
import type { MessageEntry } from '../../../src/contract/conversation-view';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { MessageText } from '../message-text';
import { messageTitle, wordsInPlace } from './message-line';

const frame = xcss({ borderRadius: 'radius.large', padding: 'space.100', backgroundColor: 'color.background.neutral' });

interface Props {
  t: Texts;
  times: Times;
  messages: readonly MessageEntry[];
  /** Where a message was written, in words; nothing where that goes without saying. */
  originOf?: (message: MessageEntry) => string | undefined;
}

/** Messages as they will stand in a thread, whole and without anything to press. */
export function PreviewedMessages({ t, times, messages, originOf }: Props) {
  return (
    <Stack space="space.100">
      {messages.map((message) => {
        const { author, at, content, key } = message;
        const origin = originOf?.(message);
        const title = author.kind === 'agent' ? times.moment(at) : messageTitle(t, times, message);
        return (
          <Box key={key} xcss={frame} testId={`previewed-${key}`}>
            <Stack space="space.050">
              <Inline space="space.050" alignBlock="center" shouldWrap>
                {author.kind === 'agent' && <User accountId={author.accountId} />}
                <Text size="small" color="color.text.subtle">
                  {origin === undefined ? title : `${title} · ${origin}`}
                </Text>
              </Inline>
              {content.kind === 'text' ? (
                <MessageText text={content.text} />
              ) : (
                <Text as="em">{wordsInPlace(t, message)}</Text>
              )}
            </Stack>
          </Box>
        );
      })}
    </Stack>
  );
}
