import { refuse } from './refusal';

const units: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/**
 * Reads a date of JQL: relative to now (`-5m`, `2h`, `-1w 2d`), milliseconds since 1970, or absolute
 * (`2026-11-24`, `2026-11-24 10:30`, also with slashes), which Jira reads in the caller's time zone. Seconds do not exist in JQL.
 */
export function jqlDate(text: string, now: number, timeZone: string): number {
  if (/^[+-]?\d+[mhdw](?: [+-]?\d+[mhdw])*$/.test(text)) {
    return text.split(' ').reduce((at, part) => at + Number(part.slice(0, -1)) * (units[part.slice(-1)] ?? 0), now);
  }
  if (/^\d{11,}$/.test(text)) return Number(text);
  const absolute = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: (\d{1,2}):(\d{2}))?$/.exec(text);
  if (absolute) {
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = absolute
      .slice(1)
      .map((part: string | undefined) => Number(part ?? 0));
    return zonedTime(Date.UTC(year, month - 1, day, hour, minute), timeZone);
  }
  throw refuse(
    400,
    `Date value '${text}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
  );
}

/** Midnight of the caller's day. */
export function startOfDay(now: number, timeZone: string): number {
  const local = now + offsetAt(now, timeZone);
  return zonedTime(local - (local % 86_400_000), timeZone);
}

function zonedTime(wallClock: number, timeZone: string): number {
  const guess = wallClock - offsetAt(wallClock, timeZone);
  return wallClock - offsetAt(guess, timeZone);
}

function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value ?? 0);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(at / 1000) * 1000;
}
