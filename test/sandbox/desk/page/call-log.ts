import type { ForgeDocument } from '../renderer/document';
import type { SeenProblem } from '../problems';

/** What browser tests look at, as `window.desk`. */
export interface DeskLog {
  readonly calls: { module: string; command: string; data: unknown }[];
  readonly commits: Record<string, number>;
  readonly documents: Record<string, ForgeDocument>;
  problems(): readonly SeenProblem[];
}

export function createDeskLog(problems: () => readonly SeenProblem[]): DeskLog {
  const log: DeskLog = { calls: [], commits: {}, documents: {}, problems };
  Object.assign(window, { desk: log });
  return log;
}
