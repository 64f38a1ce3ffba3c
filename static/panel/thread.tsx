import { Fragment } from 'react';
import { Inline, LoadingButton, Stack, Text } from '@forge/react';
import type { Texts } from '../shared/texts';
import type { Times } from '../shared/times';
import { ActivityLine } from './activity-line';
import { Bubble } from './bubble';
import type { Screen } from './screen';
import type { Resend } from './use-resend';

interface Props {
  t: Texts;
  times: Times;
  screen: Extract<Screen, { phase: 'ready' }>;
  resend: Resend;
  onEarlier: (before: string) => Promise<void>;
}

/** Newest at the bottom, next to the composer; nothing scrolls by itself in UI Kit, so earlier pages open on top. */
export function Thread({ t, times, screen, resend, onEarlier }: Props) {
  const { entries, hasEarlier } = screen.thread;
  const first = entries[0];
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
      {entries.map((entry, index) => {
        const day = times.day(entry.at);
        const before = entries[index - 1];
        return (
          <Fragment key={entry.key}>
            {(before === undefined || times.day(before.at) !== day) && (
              <Text align="center" size="small" weight="medium" color="color.text.subtle">
                {day}
              </Text>
            )}
            {entry.kind === 'message' ? (
              <Bubble t={t} times={times} message={entry} resend={resend} mayReply={screen.view.reply.open} />
            ) : (
              <ActivityLine t={t} times={times} entry={entry} />
            )}
          </Fragment>
        );
      })}
    </Stack>
  );
}
