import { z } from 'zod';
import { changesOf, type Report, type WriteRule } from './judge';

interface Reading {
  order: number;
  since: string;
}
const issue = z.object({ fields: z.object({ statuscategorychangedate: z.string() }) });
const path = /^\/rest\/api\/3\/issue\/(\d+)\?fields=status,/;

/**
 * What a reconciliation has settled from a later reading of Jira is not overwritten by one that read earlier, even when
 * the later one found nothing to change (design §3.2: the category seen is always written).
 */
export function createReadingRule() {
  let order = 0;
  const byInvocation = new Map<string, Map<string, Reading>>();
  const settled = new Map<string, Reading>();
  /** Since when the category stored last holds, of those that a reading gave. */
  const written = new Map<string, string>();

  const rule: WriteRule = ({ changes, by }, report: Report) => {
    for (const { key, before, after } of changesOf(changes, 'conversation')) {
      if (!before || !after || !('category' in before) || !('category' in after)) continue;
      const read = byInvocation.get(by)?.get(key);
      // A merge writes what it has set the request to, not what it read.
      const mine = read && Date.parse(read.since) === Date.parse(after.category.since) ? read : undefined;
      const last = settled.get(key);
      const since = after.category.since;
      if (mine && since < (written.get(key) ?? ''))
        report('an older reading of Jira never overwrites a newer one', key);
      if (mine) written.set(key, since);
      if (mine && last && mine.order < last.order && mine.since !== last.since) {
        report('an older reading of Jira never overwrites a newer one', `request ${key}`);
      }
    }
  };
  return {
    rule,
    /** Jira answered a reading of a status, or that the request is gone. */
    read(callPath: string, body: string, invocation: string): void {
      const request = path.exec(decodeURIComponent(callPath))?.[1];
      if (request === undefined) return;
      const readings = byInvocation.get(invocation) ?? new Map<string, Reading>();
      const read = issue.safeParse(JSON.parse(body)).data;
      if (!read) return void readings.delete(request);
      byInvocation.set(
        invocation,
        readings.set(request, { order: (order += 1), since: read.fields.statuscategorychangedate }),
      );
    },
    /** An invocation ended; what it read counts as settled when it finished its work. */
    ended(invocation: string, finished: boolean): void {
      for (const [request, reading] of byInvocation.get(invocation) ?? []) {
        const last = settled.get(request);
        if (finished && (!last || last.order < reading.order)) settled.set(request, reading);
      }
      byInvocation.delete(invocation);
    },
  };
}
