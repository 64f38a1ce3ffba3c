import { useMemo } from 'react';
import { useProductContext } from '@forge/react';

/** ISO times in the words of the viewer's locale and time zone. */
export interface Times {
  time(iso: string): string;
  day(iso: string): string;
  moment(iso: string): string;
}

/** A locale or time zone that this browser does not know falls back to its own. */
function format(locale: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale?.replace('_', '-'), options);
  } catch {
    return new Intl.DateTimeFormat(undefined, { ...options, timeZone: undefined });
  }
}

function timesFor(locale: string | undefined, timeZone: string | undefined): Times {
  const time = format(locale, { timeStyle: 'short', timeZone });
  const day = format(locale, { dateStyle: 'full', timeZone });
  const moment = format(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return {
    time: (iso) => time.format(new Date(iso)),
    day: (iso) => day.format(new Date(iso)),
    moment: (iso) => moment.format(new Date(iso)),
  };
}

/** By the viewer's profile in Jira, not by the browser. */
export function useTimes(): Times {
  const context = useProductContext();
  return useMemo(() => timesFor(context?.locale, context?.timezone), [context?.locale, context?.timezone]);
}
