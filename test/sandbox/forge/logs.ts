import type { Timeline } from '../ports';
import type { LogLine } from './invocation';

export interface LogRecord {
  /** ISO, site time. */
  at: string;
  /** `platform`: what the host itself has to say, for example that an event was dropped. */
  source: 'app' | 'platform';
  level: LogLine['level'];
  text: string;
  invocationId?: string | undefined;
  function?: string;
}

export interface Logs {
  app(line: LogLine, functionKey: string | undefined): void;
  platform(level: LogLine['level'], text: string): void;
  /** Something happened that the real platform would not do or this host does not model: always a bug of ours. */
  complain(text: string): void;
  all(): LogRecord[];
  complaints(): string[];
  clear(): void;
}

export function createLogs(timeline: Pick<Timeline, 'now'>, keep = 5_000): Logs {
  let records: LogRecord[] = [];
  let complaints: string[] = [];

  function add(record: Omit<LogRecord, 'at'>): void {
    records.push({ at: new Date(timeline.now()).toISOString(), ...record });
    if (records.length > 2 * keep) records = records.slice(-keep);
  }
  const platform: Logs['platform'] = (level, text) => add({ source: 'platform', level, text });
  return {
    app(line, functionKey) {
      add({ source: 'app', ...line, ...(functionKey !== undefined && { function: functionKey }) });
    },
    platform,
    complain(text) {
      complaints.push(text);
      platform('error', text);
    },
    all: () => records.slice(-keep),
    complaints: () => [...complaints],
    clear() {
      records = [];
      complaints = [];
    },
  };
}
