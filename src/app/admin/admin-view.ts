import type { AdminView, Alarm } from '../../contract/admin';
import type { Settings } from '../../domain/settings';
import type { QuarantineItem } from '../../domain/quarantine';
import type { AdminPorts } from '../ports/configuration';

const COUNTED_AT_MOST = 500;

/** The page as it stands: settings without secrets, the webhook's address, and what keeps messages from being answered. */
export async function adminView(ports: AdminPorts): Promise<AdminView> {
  const [{ settings }, address, alarms] = await Promise.all([
    ports.site.fresh(),
    ports.webhook.address(),
    readAlarms(ports),
  ]);
  return view(settings, address, alarms);
}

function view(settings: Settings, address: string, alarms: Alarm[]): AdminView {
  const { version, connection, sms, target, autoReply, language, showFullNumber, webhook } = settings;
  return {
    version,
    ...(connection === undefined
      ? {}
      : { connection: { baseUrl: connection.baseUrl, apiKeySet: true, testedAt: connection.testedAt } }),
    ...(sms === undefined ? {} : { sender: { channel: 'sms' as const, sender: sms.sender } }),
    ...(target === undefined ? {} : { target }),
    texts: { autoReply, language, showFullNumber },
    replying: {
      replyTexts: settings.replyTexts,
      noteAfterMinutes: settings.noteAfterMinutes,
      country: settings.country ?? '',
    },
    webhook: { address, ...(webhook === undefined ? {} : { secretSetAt: webhook.setAt }) },
    alarms,
  };
}

async function readAlarms(ports: AdminPorts): Promise<Alarm[]> {
  const [raised, unassigned, malformed] = await Promise.all([
    ports.alarms.list(),
    ports.quarantine.list('unassigned', COUNTED_AT_MOST),
    ports.quarantine.list('malformed', COUNTED_AT_MOST),
  ]);
  return [...raised, ...unassignedAlarm(unassigned), ...malformedAlarm(malformed)];
}

function unassignedAlarm(items: QuarantineItem[]): Alarm[] {
  const first = items[0];
  if (first === undefined) return [];
  const lines = [...new Set(items.flatMap((item) => (item.reason === 'unassigned' ? [item.line] : [])))];
  return [{ code: 'unassigned-messages', count: items.length, lines, since: first.receivedAt }];
}

function malformedAlarm(items: QuarantineItem[]): Alarm[] {
  const first = items[0];
  return first === undefined ? [] : [{ code: 'quarantined-items', count: items.length, since: first.receivedAt }];
}
