import { SectionMessage, Stack, Text } from '@forge/react';
import type { Alarm } from '../../src/contract/admin';
import type { Texts } from '../shared/texts';
import type { Times } from '../shared/times';

function title(t: Texts, alarm: Alarm): string {
  switch (alarm.code) {
    case 'unassigned-messages':
      return alarm.count === 1
        ? t('admin.alarm.unassigned-messages.one')
        : t('admin.alarm.unassigned-messages.many', { count: alarm.count });
    case 'quarantined-items':
      return alarm.count === 1
        ? t('admin.alarm.quarantined-items.one')
        : t('admin.alarm.quarantined-items.many', { count: alarm.count });
    case 'requests-cannot-be-opened':
    case 'sending-refused':
      return t(`admin.alarm.${alarm.code}.title`);
  }
}

function advice(t: Texts, alarm: Alarm): string {
  switch (alarm.code) {
    case 'unassigned-messages':
      return t('admin.alarm.unassigned-messages.text', { lines: alarm.lines.join(', ') });
    case 'requests-cannot-be-opened':
      return t(`admin.alarm.requests-cannot-be-opened.${alarm.reason}`);
    case 'quarantined-items':
    case 'sending-refused':
      return t(`admin.alarm.${alarm.code}.text`);
  }
}

/** What keeps messages from being answered, with the time it was seen first. */
export function Alarms({ t, times, alarms }: { t: Texts; times: Times; alarms: readonly Alarm[] }) {
  if (alarms.length === 0) return null;
  return (
    <Stack space="space.100" testId="alarms">
      {alarms.map((alarm) => (
        <SectionMessage
          key={alarm.code}
          appearance={alarm.code === 'quarantined-items' ? 'warning' : 'error'}
          title={title(t, alarm)}
          testId={`alarm-${alarm.code}`}
        >
          <Stack space="space.050">
            <Text>{advice(t, alarm)}</Text>
            <Text size="small">{t('admin.alarm.since', { since: times.moment(alarm.since) })}</Text>
          </Stack>
        </SectionMessage>
      ))}
    </Stack>
  );
}
