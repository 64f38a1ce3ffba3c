import { Inline, Text, User } from '@forge/react';
import type { Activity, ActivityEntry } from '../../src/contract/conversation-view';
import type { Texts } from '../shared/texts';
import type { Times } from '../shared/times';

function words(t: Texts, activity: Activity): string {
  if (activity.what !== 'moved-on') return t(`panel.activity.${activity.what}`);
  const { count } = activity;
  return count === 1 ? t('panel.activity.moved-on.one') : t('panel.activity.moved-on.many', { count });
}

/** When, what, and who where a person did it. */
export function ActivityLine({ t, times, entry }: { t: Texts; times: Times; entry: ActivityEntry }) {
  const line = (
    <Text align="center" size="small" color="color.text.subtle">
      {`${times.time(entry.at)} · ${words(t, entry.activity)}`}
    </Text>
  );
  if (entry.by.kind !== 'agent') return line;
  return (
    <Inline alignInline="center" alignBlock="center" space="space.050">
      {line}
      <User accountId={entry.by.accountId} />
    </Inline>
  );
}
