import { z } from 'zod';
import type { Site } from '../sandbox/site';

const row = z.looseObject({ data: z.unknown() });
const job = z.looseObject({ id: z.string(), kind: z.string() });
/** Further names of a customer are records that only point to it. */
const pointer = z.looseObject({ to: z.string() });
const customer = z.looseObject({
  addresses: z.array(z.looseObject({ kind: z.string(), digits: z.string().optional(), text: z.string().optional() })),
  active: z.looseObject({ kind: z.string(), request: z.string().optional() }),
  conversations: z.array(z.string()),
});
const conversation = z.looseObject({ request: z.string(), state: z.string() });
const quarantined = z.looseObject({ reason: z.string(), raw: z.string().optional(), line: z.string().optional() });

/** What the app keeps, read past the app. */
export function storedRecords(site: () => Site) {
  const rows = <T>(entity: string, schema: z.ZodType<T>): T[] =>
    site()
      .forge.storage()
      .filter((each) => each.entity === entity)
      .map(({ value }) => schema.parse(row.parse(value).data));
  return {
    jobsLeft: (): string[] => rows('job', job).map(({ kind }) => kind),
    customers: () =>
      rows('customer', z.union([pointer, customer])).flatMap((each) =>
        'addresses' in each ? [customer.parse(each)] : [],
      ),
    conversations: () => rows('conversation', conversation),
    quarantine: () => rows('quarantine', quarantined),
    messagesStored: (): number =>
      site()
        .forge.storage()
        .filter(({ entity }) => entity === 'message').length,
    /** Everything stored, as one text. */
    storageText: (): string => JSON.stringify(site().forge.storage()),
  };
}
