import { Inline, Text, User } from '@forge/react';
import type { Activity, ActivityEntry } from '../../src/contract/conversation-view';
import type { Texts } from '../shared/texts';
import type { Times } from '../shared/times';
import { originText } from './origin-text';
import { RequestLink } from './request-link';
import type { Names } from './use-names';

function words(t: Texts, activity: Activity): string {
  switch (activity.what) {
    case 'moved-on':
    case 'split-off':
    case 'split-from': {
      const { what, count } = activity;
      return count === 1 ? t(`panel.activity.${what}.one`) : t(`panel.activity.${what}.many`, { count });
    }
    case 'merged':
      return t(activity.requests.length === 1 ? 'panel.activity.merged.one' : 'panel.activity.merged.many');
    default:
      return t(`panel.activity.${activity.what}`);
  }
}

function requestsOf(activity: Activity): string[] {
  switch (activity.what) {
    case 'split-off':
    case 'split-from':
      return [activity.request];
    case 'merged':
      return activity.requests;
    default:
      return [];
  }
}

/** A line that stands among older messages says on which day it was done. */
function timeOf(times: Times, { at, doneAt }: ActivityEntry): string {
  return at === doneAt ? times.time(at) : times.moment(doneAt);
}

interface Props {
  t: Texts;
  times: Times;
  entry: ActivityEntry;
  names: Names;
}

/** When, what, with which requests, and who where a person did it. */
export function ActivityLine({ t, times, entry, names }: Props) {
  const requests = requestsOf(entry.activity);
  const line = (
    <Text align="center" size="small" color="color.text.subtle">
      {`${timeOf(times, entry)} · ${words(t, entry.activity)}${originText(t, entry, names)}`}
    </Text>
  );
  if (entry.by.kind !== 'agent' && requests.length === 0) return line;
  return (
    <Inline alignInline="center" alignBlock="center" space="space.050" shouldWrap>
      {line}
      {requests.map((id) => (
        <RequestLink key={id} t={t} known={names.of(id)} />
      ))}
      {entry.by.kind === 'agent' && <User accountId={entry.by.accountId} />}
    </Inline>
  );
}
