import { Box, Inline, Lozenge, Stack, Text, User, xcss } from '@forge/react';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { MessageText } from '../message-text';
import type { InternalCommentView } from './use-internal-comments';

/** Neither on the customer's side nor on ours: nobody takes it for a message. */
const aside = xcss({
  borderRadius: 'radius.large',
  borderStyle: 'dashed',
  borderWidth: 'border.width',
  borderColor: 'color.border.warning',
  backgroundColor: 'color.background.warning',
  padding: 'space.100',
});

interface Props {
  t: Texts;
  times: Times;
  comment: InternalCommentView;
}

/** A comment for colleagues, which no customer has seen. */
export function InternalComment({ t, times, comment }: Props) {
  return (
    <Box xcss={aside} testId={`internal-comment-${comment.id}`}>
      <Stack space="space.050">
        <Inline space="space.050" alignBlock="center" shouldWrap>
          <Lozenge appearance="moved">{t('comments.internal')}</Lozenge>
          <User accountId={comment.by} />
          <Text size="small" color="color.text.subtle">
            {`${times.time(comment.at)} · ${t('comments.internal.never-sent')}`}
          </Text>
        </Inline>
        <MessageText text={comment.text} />
      </Stack>
    </Box>
  );
}
