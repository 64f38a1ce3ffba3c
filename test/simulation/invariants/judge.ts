import type { Mirror, RecordChange } from '../mirror';

/** One accepted write of the app, right after it. */
export interface Observation {
  changes: readonly RecordChange[];
  mirror: Mirror;
  /** The invocation that wrote. */
  by: string;
  /** What it was called for. */
  deed: string;
  now: number;
}
/** Says that a rule is broken; the run ends with the first. */
export type Report = (rule: string, detail: string) => void;
export type WriteRule = (observation: Observation, report: Report) => void;

export type ChangeOf<E extends RecordChange['entity']> = Extract<RecordChange, { entity: E }>;

export function changesOf<E extends RecordChange['entity']>(
  changes: readonly RecordChange[],
  entity: E,
): ChangeOf<E>[] {
  return changes.filter((change): change is ChangeOf<E> => change.entity === entity);
}
