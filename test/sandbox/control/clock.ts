import { z } from 'zod';
import type { LiveTimeline } from '../timeline';
import { json, readJson, type Route } from './route';

const milliseconds = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };

/** ISO 8601 durations without years and months, `PT24H` or `P1DT12H`, as milliseconds. */
const duration = z.string().transform((text, context) => {
  const parts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/.exec(text);
  if (!parts || text === 'P') {
    context.addIssue('is not a duration such as PT24H');
    return z.NEVER;
  }
  const [w = 0, d = 0, h = 0, m = 0, s = 0] = Array.from(parts, (part: string | undefined) => Number(part ?? 0)).slice(
    1,
  );
  return (
    w * milliseconds.w + d * milliseconds.d + h * milliseconds.h + m * milliseconds.m + Math.round(s * milliseconds.s)
  );
});
const clockBody = z.strictObject({ advance: duration });

/** The site's time. */
export function clockRoutes(timeline: LiveTimeline, onJump: () => void): Route[] {
  const now = () => json({ now: new Date(timeline.now()).toISOString() });
  return [
    { method: 'GET', path: '/sandbox/clock', handle: now },
    {
      method: 'POST',
      path: '/sandbox/clock',
      handle: async (request) => {
        await timeline.advance(readJson(clockBody, request).advance);
        onJump();
        return now();
      },
    },
    {
      method: 'POST',
      path: '/sandbox/settle',
      handle: async () => {
        await timeline.settle();
        return now();
      },
    },
  ];
}
