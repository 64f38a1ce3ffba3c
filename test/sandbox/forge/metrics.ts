import type { CallKind } from '../ports';
import { costOf } from './prices';

/** Every kind is there, also with 0. */
export type CallCounts = Record<CallKind, number>;

const noCalls = (): CallCounts => ({ kvs: 0, queue: 0, realtime: 0, jira: 0, infobip: 0, other: 0 });

export interface InvocationFigures {
  id: string;
  /** The function's key in the manifest. */
  function: string;
  calls: CallCounts;
  /** Calls that were issued while no answer came between count as one round. */
  rounds: number;
  bytesRead: number;
  bytesWritten: number;
  ms: number;
  /** 0 where it cannot be measured (several processes in one thread). */
  cpuMs: number;
  /** Only where the bundle was loaded for it. */
  loadMs?: number;
}
export interface MetricsReport {
  calls: CallCounts;
  invocations: InvocationFigures[];
  /** USD by the price list, free allowances left out. */
  cost: number;
}

export interface Metrics {
  begin(id: string, functionKey: string): void;
  call(id: string, kind: CallKind, round: number): void;
  bytes(id: string, read: number, written: number): void;
  logged(bytes: number): void;
  end(id: string, figures: { ms: number; cpuMs?: number | undefined; loadMs?: number | undefined }): void;
  report(): MetricsReport;
  clear(): void;
}

/** Figures of the latest invocations; older ones keep counting in the totals of `calls` only. */
export function createMetrics(memoryMB: number, keep = 10_000): Metrics {
  let calls = noCalls();
  let bytesLogged = 0;
  const invocations = new Map<string, InvocationFigures>();

  return {
    begin(id, functionKey) {
      invocations.set(id, {
        id,
        function: functionKey,
        calls: noCalls(),
        rounds: 0,
        bytesRead: 0,
        bytesWritten: 0,
        ms: 0,
        cpuMs: 0,
      });
      const [oldest] = invocations.keys();
      if (invocations.size > keep && oldest !== undefined) invocations.delete(oldest);
    },
    call(id, kind, round) {
      calls[kind] += 1;
      const figures = invocations.get(id);
      if (!figures) return;
      figures.calls[kind] += 1;
      figures.rounds = Math.max(figures.rounds, round);
    },
    bytes(id, read, written) {
      const figures = invocations.get(id);
      if (!figures) return;
      figures.bytesRead += read;
      figures.bytesWritten += written;
    },
    logged: (bytes) => void (bytesLogged += bytes),
    end(id, { ms, cpuMs, loadMs }) {
      const figures = invocations.get(id);
      if (!figures) return;
      figures.ms = ms;
      figures.cpuMs = cpuMs ?? 0;
      if (loadMs !== undefined) figures.loadMs = loadMs;
    },
    report: () => ({
      calls: { ...calls },
      invocations: [...invocations.values()].map((figures) => ({ ...figures, calls: { ...figures.calls } })),
      cost: costOf([...invocations.values()], memoryMB, bytesLogged),
    }),
    clear() {
      calls = noCalls();
      bytesLogged = 0;
      invocations.clear();
    },
  };
}
