import { kvs, WhereConditions } from '@forge/kvs';
import type { Quarantine } from '../../app/ports';
import type { QuarantineItem } from '../../domain/quarantine';
import { fromRow, quarantined, toRow } from './entities';
import { unlessConflict } from './store';

/** Items that could not be understood or assigned; the key comes from the item, so a repeated one is kept once. */
export function forgeQuarantine(): Quarantine {
  return {
    keep: async (items) => {
      await Promise.all(
        items.map((item) =>
          unlessConflict(() =>
            kvs.entity(quarantined.name).set(item.key, toRow(quarantined, item, 1), { keyPolicy: 'FAIL_IF_EXISTS' }),
          ),
        ),
      );
    },
    list: async (reason, limit, wanted = () => true) => {
      const found: QuarantineItem[] = [];
      let cursor: string | undefined;
      do {
        const query = kvs
          .entity<unknown>(quarantined.name)
          .query()
          .index('by-reason', { partition: [reason] })
          .where(WhereConditions.greaterThan('0'))
          .limit(100);
        const page = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
        found.push(...page.results.map(({ value }) => fromRow(quarantined, value)).filter(wanted));
        cursor = page.nextCursor;
      } while (cursor !== undefined && found.length < limit);
      return found.slice(0, limit);
    },
  };
}
