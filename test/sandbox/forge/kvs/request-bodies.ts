import { z } from 'zod';

/**
 * The bodies that the client library sends, one shape per path. Strict: a field that is not listed here means that
 * the app uses something this store does not model. Codes of their own (TTL, limits, filters) are decided later.
 */
const metadataField = z.enum(['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME']);
export type MetadataField = z.infer<typeof metadataField>;

const ttl = z.strictObject({ value: z.number(), unit: z.string() });
export type Ttl = z.infer<typeof ttl>;

const readOptions = z.strictObject({ metadataFields: z.array(metadataField).optional() }).optional();
const batchWriteOptions = z.strictObject({ ttl: ttl.optional() }).optional();
const writeOptions = z
  .strictObject({
    ttl: ttl.optional(),
    keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
    returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
    returnMetadataFields: z.array(metadataField).optional(),
  })
  .optional();
export type WriteOptions = z.infer<typeof writeOptions>;

const rangeClause = z.strictObject({ condition: z.string(), values: z.array(z.unknown()) });
const clause = rangeClause.extend({ property: z.string() });
const clauses = z.strictObject({ and: z.array(clause).optional(), or: z.array(clause).optional() });
export type Clause = z.infer<typeof clause>;
export type Clauses = z.infer<typeof clauses>;
export type RangeClause = z.infer<typeof rangeClause>;

const key = z.string();
const entityName = z.string();
const value = z.unknown();

export const getBody = z.strictObject({ key, options: readOptions });
export const setBody = z.strictObject({ key, value, options: writeOptions });
export const deleteBody = z.strictObject({ key });
export const entityGetBody = getBody.extend({ entityName });
export const entitySetBody = setBody.extend({ entityName });
export const entityDeleteBody = deleteBody.extend({ entityName });

export const queryBody = z.strictObject({
  limit: z.number().optional(),
  after: z.string().optional(),
  where: z.array(clause).optional(),
  options: readOptions,
});
export type QueryBody = z.infer<typeof queryBody>;

export const entityQueryBody = z.strictObject({
  entityName,
  indexName: z.string(),
  partition: z.array(z.unknown()).optional(),
  range: rangeClause.optional(),
  filters: clauses.optional(),
  sort: z.enum(['ASC', 'DESC']).optional(),
  limit: z.number().optional(),
  cursor: z.string().optional(),
  options: readOptions,
});
export type EntityQueryBody = z.infer<typeof entityQueryBody>;

export const batchSetBody = z.array(
  z.strictObject({ key, value, entityName: entityName.optional(), options: batchWriteOptions }),
);
export const batchGetBody = z.array(z.strictObject({ key, entityName: entityName.optional(), options: readOptions }));
export const batchDeleteBody = z.array(z.strictObject({ key, entityName: entityName.optional() }));
export type BatchSetBody = z.infer<typeof batchSetBody>;
export type BatchGetBody = z.infer<typeof batchGetBody>;
export type BatchDeleteBody = z.infer<typeof batchDeleteBody>;

const transactionTarget = z.strictObject({
  key,
  entityName: entityName.optional(),
  conditions: clauses.optional(),
});
export const transactionBody = z.strictObject({
  set: z.array(transactionTarget.extend({ value, options: batchWriteOptions })).optional(),
  delete: z.array(transactionTarget).optional(),
  check: z.array(transactionTarget).optional(),
});
export type TransactionTarget = z.infer<typeof transactionTarget>;
export type TransactionBody = z.infer<typeof transactionBody>;
