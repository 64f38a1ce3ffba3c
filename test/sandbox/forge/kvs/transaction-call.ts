import { checkKey, checkNoRepeats, checkTransactionCount } from './item-limits';
import { compileConditions, type RecordTest } from './record-conditions';
import { attributesOfRow, writable, type Records } from './records';
import { refuse } from './refusal';
import type { TransactionBody, TransactionTarget } from './request-bodies';
import type { Space, Spaces } from './spaces';
import { expiry } from './time-to-live';
import type { Traffic } from './traffic';

interface Target {
  space: Space;
  key: string;
  test: RecordTest | undefined;
}

/**
 * All or nothing: every operation is checked, then every condition against the records as they are, then all is
 * written. The caller holds a database transaction.
 * @throws {Refusal} CONDITIONAL_CHECK_FAILED, INVALID_TRANSACTION_REQUEST, KEY_DUPLICATION_ERROR, 422 beyond 25
 * operations, and those of keys, values, conditions and TTL
 */
export function transact(
  records: Records,
  spaces: Spaces,
  traffic: Traffic,
  now: number,
  absentMeetsNegatives: boolean,
  body: TransactionBody,
): void {
  const { set = [], delete: deletes = [], check = [] } = body;
  checkTransactionCount(set.length + deletes.length + check.length);

  const target = (operation: TransactionTarget): Target => transactionTarget(spaces, operation, absentMeetsNegatives);
  const sets = set.map((operation) => {
    const { space, key, test } = target(operation);
    return { ...writable(space, key, operation.value, expiry(operation.options?.ttl, now)), test };
  });
  const removals = deletes.map(target);
  const checks = check.map((operation) => {
    if (!operation.conditions) refuse('INVALID_TRANSACTION_REQUEST', 'A check has conditions');
    return target(operation);
  });

  const all = [...sets, ...removals, ...checks];
  checkNoRepeats(all.map(({ space, key }) => `${space.id}/${key}`));
  for (const { space, key, test } of all) {
    if (test && !test(attributesOfRow(records.peek(space, key)))) {
      refuse('CONDITIONAL_CHECK_FAILED', `A condition on ${key} does not hold`);
    }
  }
  for (const item of sets) records.put(item);
  for (const { space, key } of removals) if (!records.remove(space, key)) traffic.operation();
  for (const { space, key } of checks) records.get(space, key);
}

function transactionTarget(spaces: Spaces, operation: TransactionTarget, absentMeetsNegatives: boolean): Target {
  const { key, entityName, conditions } = operation;
  const space = spaces.named(entityName);
  checkKey(space, key);
  if (!conditions) return { space, key, test: undefined };
  if (!space.schema) refuse('INVALID_TRANSACTION_REQUEST', 'Conditions are for entities only');
  return { space, key, test: compileConditions(space.schema, conditions, absentMeetsNegatives) };
}
