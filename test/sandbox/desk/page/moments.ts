import type { Locale } from '../wire';

/** Times as the person sees them: in their own time zone. The site's clock may be far from the browser's, so nothing is relative. */
export interface Moments {
  /** `24 Nov, 22:14` */
  short(iso: string): string;
  /** `22:14` */
  time(iso: string): string;
  /** `24 Nov 2026, 22:14` */
  whole(iso: string): string;
}

export function createMoments(locale: Locale, timeZone: string): Moments {
  const language = locale === 'de-DE' ? 'de-DE' : 'en-GB';
  const writer = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone });
    return (iso: string) => format.format(new Date(normal(iso)));
  };
  return {
    short: writer({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    time: writer({ hour: '2-digit', minute: '2-digit' }),
    whole: writer({ dateStyle: 'medium', timeStyle: 'short' }),
  };
}

/** Jira writes `+0000`; the standard wants `+00:00`. */
const normal = (iso: string): string => iso.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
