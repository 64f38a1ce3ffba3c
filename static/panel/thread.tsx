import { Fragment } from 'react';
import { Inline, LoadingButton, Lozenge, Stack, Text } from '@forge/react';
import type { Texts } from '../shared/texts';
import type { Times } from '../shared/times';
import { ActivityLine } from './activity-line';
import { Bubble } from './bubble';
import { InternalComment } from './comments/internal-comment';
import type { Screen } from './screen';
import { threadRows, type Row, type ShownComment } from './thread-rows';
import type { Names } from './use-names';
import type { Resend } from './use-resend';

interface Props {
  t: Texts;
  times: Times;
  screen: Extract<Screen, { phase: 'ready' }>;
  names: Names;
  resend: Resend;
  comments: readonly ShownComment[];
  onEarlier: (before: string) => Promise<void>;
}

/** Newest at the bottom, next to the composer; nothing scrolls by itself in UI Kit, so earlier pages open on top. */
export function Thread({ comments, ...props }: Props) {
  const { t, times, screen, onEarlier } = props;
  const { entries, hasEarlier, unreadFrom } = screen.thread;
  const first = entries[0];
  const rows = threadRows(entries, hasEarlier, comments);
  return (
    <Stack space="space.100" testId="thread">
      {hasEarlier && first && (
        <Inline alignInline="center" space="space.100" alignBlock="center">
          <LoadingButton
            appearance="subtle"
            spacing="compact"
            testId="show-earlier"
            isLoading={screen.earlier === 'loading'}
            onClick={() => void onEarlier(first.position)}
          >
            {t('panel.earlier')}
          </LoadingButton>
          {screen.earlier === 'failed' && <Text color="color.text.danger">{t('panel.earlier.failed')}</Text>}
        </Inline>
      )}
      {entries.length === 0 && <Text color="color.text.subtle">{t('panel.thread.empty')}</Text>}
      {rows.map((row, index) => {
        const day = times.day(row.at);
        const before = rows[index - 1];
        return (
          <Fragment key={row.key}>
            {(before === undefined || times.day(before.at) !== day) && (
              <Text align="center" size="small" weight="medium" color="color.text.subtle">
                {day}
              </Text>
            )}
            {row.key === unreadFrom && (
              <Inline alignInline="center">
                <Lozenge appearance="information" testId="unread-from">
                  {t('panel.unread')}
                </Lozenge>
              </Inline>
            )}
            <ThreadRow row={row} {...props} />
          </Fragment>
        );
      })}
    </Stack>
  );
}

function ThreadRow({ row, t, times, screen, names, resend }: Omit<Props, 'comments'> & { row: Row }) {
  switch (row.kind) {
    case 'message':
      return (
        <Bubble t={t} times={times} message={row} names={names} resend={resend} mayReply={screen.view.reply.open} />
      );
    case 'activity':
      return <ActivityLine t={t} times={times} entry={row} names={names} />;
    case 'comment':
      return <InternalComment t={t} times={times} comment={row.comment} />;
  }
}
