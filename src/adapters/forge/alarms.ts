import { kvs } from '@forge/kvs';
import { z } from 'zod';
import type { Alarm, Alarms } from '../../app/ports';
import { unlessConflict } from './store';

const CODES = ['requests-cannot-be-opened', 'sending-refused'] as const satisfies Alarm['code'][];

const alarmRecord = z.discriminatedUnion('code', [
  z.object({
    code: z.literal('requests-cannot-be-opened'),
    reason: z.enum(['project-or-type-gone', 'field-required', 'not-permitted', 'not-configured']),
    since: z.string(),
  }),
  z.object({ code: z.literal('sending-refused'), since: z.string() }),
]);

/** What administrators must see until it is repaired. The first occurrence is kept, so that "since" is true. */
export function forgeAlarms(): Alarms {
  return {
    raise: async (alarm) => {
      await unlessConflict(() => kvs.set(nameOf(alarm.code), alarm, { keyPolicy: 'FAIL_IF_EXISTS' }));
    },
    clear: (code) => kvs.delete(nameOf(code)),
    list: async () => {
      const stored = await Promise.all(CODES.map((code) => kvs.get<unknown>(nameOf(code))));
      return stored.flatMap((value) => (value === undefined ? [] : [alarmRecord.parse(value)]));
    },
  };
}

function nameOf(code: Alarm['code']): string {
  return `alarm:${code}`;
}
