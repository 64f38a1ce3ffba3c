import { kvs, Sort, WhereConditions } from '@forge/kvs';
import type { ThreadIndex } from '../../app/ports';
import type { Message } from '../../domain/message';
import { fromRow, messages } from './entities';

const PAGE = 100;

/** Messages by segment and position. Pages may be empty while a cursor is set, so only the cursor ends a reading. */
export function forgeThreadIndex(): ThreadIndex {
  return {
    newest: (segment, before, limit) =>
      collect(limit, (cursor) => {
        const query = inSegment(segment);
        const ranged = before === undefined ? query : query.where(WhereConditions.lessThan(before));
        return paged(ranged.sort(Sort.DESC), Math.min(limit, PAGE), cursor);
      }),
    oldest: async (segment, out = []) => {
      const gone = new Set(out);
      const shown = (message: Message): boolean => isInbound(message) && !gone.has(message.key);
      const found = await collect(1, (cursor) => paged(inSegment(segment), out.length > 5 ? PAGE : 10, cursor), shown);
      return found[0];
    },
    all: (segment) => collect(Number.POSITIVE_INFINITY, (cursor) => paged(inSegment(segment), PAGE, cursor)),
    storedAfter: (segment, instant) =>
      collect(
        Number.POSITIVE_INFINITY,
        (cursor) => {
          return paged(inSegment(segment), PAGE, cursor);
        },
        (message) => isInbound(message) && message.storedAt > instant,
      ),
  };
}

function isInbound(message: Message): boolean {
  return message.direction === 'inbound';
}

function inSegment(segment: string) {
  return kvs
    .entity<unknown>(messages.name)
    .query()
    .index('by-segment', { partition: [segment] });
}

type Query = ReturnType<typeof inSegment>;

function paged(query: Pick<Query, 'limit' | 'cursor' | 'getMany'>, limit: number, cursor: string | undefined) {
  const limited = query.limit(limit);
  return (cursor === undefined ? limited : limited.cursor(cursor)).getMany();
}

async function collect(
  limit: number,
  page: (cursor: string | undefined) => ReturnType<typeof paged>,
  wanted: (message: Message) => boolean = () => true,
): Promise<Message[]> {
  const found: Message[] = [];
  let cursor: string | undefined;
  do {
    const { results, nextCursor } = await page(cursor);
    found.push(...results.map(({ value }) => fromRow(messages, value)).filter(wanted));
    cursor = nextCursor;
  } while (cursor !== undefined && found.length < limit);
  return found.slice(0, limit);
}
