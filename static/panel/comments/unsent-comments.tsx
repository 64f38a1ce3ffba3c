import { Inline, LoadingButton, SectionMessage, Stack, Text, User } from '@forge/react';
import type { ConversationView } from '../../../src/contract/conversation-view';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { lackText } from '../needed-rights';
import { commentProblemText } from './comment-problem';
import { CommentPreviewed } from './comment-preview';
import { useUnsentComment } from './use-unsent-comment';

interface Props {
  t: Texts;
  times: Times;
  view: ConversationView;
  onDone: () => void;
}

/** Public comments by agents, which somebody may believe the customer got over the channel. */
export function UnsentComments(props: Props) {
  const { t, view } = props;
  const channel = t(`channel.${view.reply.open ? view.reply.channel : 'sms'}`);
  if (view.unsentComments.length === 0) return null;
  return (
    <SectionMessage appearance="warning" title={t('comments.title', { channel })} testId="unsent-comments">
      <Stack space="space.150">
        <Text>{t('comments.explained', { channel })}</Text>
        {!view.reply.open && (
          <Text testId="comments-closed">{`${t('comments.closed')} ${t(`closed.${view.reply.because}`)}`}</Text>
        )}
        {view.unsentComments.map((comment) => (
          <UnsentComment key={comment.id} {...props} comment={comment} channel={channel} />
        ))}
      </Stack>
    </SectionMessage>
  );
}

interface CommentProps extends Props {
  comment: ConversationView['unsentComments'][number];
  channel: string;
}

function UnsentComment({ t, times, view, onDone, comment, channel }: CommentProps) {
  const steps = useUnsentComment(comment.id, onDone);
  const { busy, preview, problem, decided } = steps.now;
  const lack = lackText(
    t,
    view.missing.filter((permission) => permission === 'ADD_COMMENTS'),
  );
  if (decided) return <Text testId={`comment-${comment.id}-decided`}>{t('comments.decided')}</Text>;
  const button = (step: 'preview' | 'dismiss', isDisabled: boolean) => (
    <LoadingButton
      spacing="compact"
      testId={`comment-${comment.id}-${step}`}
      isDisabled={isDisabled || lack !== undefined || (busy !== undefined && busy !== step)}
      isLoading={busy === step}
      onClick={() => void steps.take(step)}
    >
      {t(step === 'preview' ? 'comments.send-now' : 'comments.dismiss', { time: times.time(comment.at) })}
    </LoadingButton>
  );
  return (
    <Stack space="space.050" testId={`comment-${comment.id}`}>
      <Inline space="space.050" alignBlock="center" shouldWrap>
        <Text>{t('comments.by')}</Text>
        <User accountId={comment.by} />
        <Text weight="bold">{t('comments.not-sent', { at: times.moment(comment.at), channel })}</Text>
      </Inline>
      {preview && view.reply.open ? (
        <CommentPreviewed t={t} channel={channel} preview={preview} steps={steps} />
      ) : (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          {button('preview', !view.reply.open)}
          {button('dismiss', false)}
          {lack !== undefined && (
            <Text size="small" color="color.text.subtle">
              {lack}
            </Text>
          )}
        </Inline>
      )}
      {problem && (
        <Text color="color.text.danger" testId={`comment-${comment.id}-problem`}>
          {commentProblemText(t, problem)}
        </Text>
      )}
    </Stack>
  );
}
