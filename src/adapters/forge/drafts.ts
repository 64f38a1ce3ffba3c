import { createHash } from 'node:crypto';
import { kvs, WhereConditions } from '@forge/kvs';
import { z } from 'zod';
import type { Drafts } from '../../app/ports';

const draft = z.object({ accountId: z.string(), text: z.string(), savedAt: z.number() });

const KEPT_FOR = { value: 24, unit: 'HOURS' } as const;
const KEPT_FOR_MS = 24 * 3_600_000;
/** More people than ever write on one request. */
const WRITERS_AT_MOST = 20;

/** Drafts lie under the request, so that they are found with it; account ids may hold characters that keys may not. */
export function forgeDrafts(nowMs: () => number): Drafts {
  return {
    read: async (request, accountId) => {
      const stored: unknown = await kvs.get<unknown>(nameOf(request, accountId));
      const kept = draft.safeParse(stored).data;
      // An expired value may still be answered for a while.
      return kept === undefined || nowMs() - kept.savedAt > KEPT_FOR_MS ? '' : kept.text;
    },
    save: async (request, accountId, text) => {
      const name = nameOf(request, accountId);
      if (text.trim() === '') await kvs.delete(name);
      else await kvs.set(name, { accountId, text, savedAt: nowMs() }, { ttl: KEPT_FOR });
    },
    writers: async (request, accountId, withinMs) => {
      const { results } = await kvs
        .query()
        .where('key', WhereConditions.beginsWith(prefixOf(request)))
        .limit(WRITERS_AT_MOST)
        .getMany<unknown>();
      return results.flatMap(({ value }) => {
        const kept = draft.safeParse(value).data;
        if (kept === undefined || kept.accountId === accountId) return [];
        return nowMs() - kept.savedAt <= withinMs ? [kept.accountId] : [];
      });
    },
  };
}

function prefixOf(request: string): string {
  return `draft:${request}:`;
}

function nameOf(request: string, accountId: string): string {
  return `${prefixOf(request)}${createHash('sha256').update(accountId).digest('hex').slice(0, 32)}`;
}
