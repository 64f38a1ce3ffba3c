import { format } from 'node:util';
import type { LogLine } from '../invocation';

/** The `console` that the app sees; everything goes to the host with its level. */
export function createAppConsole(write: (level: LogLine['level'], text: string) => void): Record<string, unknown> {
  const at =
    (level: LogLine['level']) =>
    (...args: unknown[]): void =>
      write(level, format(...args));
  return {
    log: at('info'),
    info: at('info'),
    debug: at('debug'),
    trace: at('debug'),
    warn: at('warn'),
    error: at('error'),
    assert: (holds: unknown, ...args: unknown[]): void => {
      if (!holds) write('error', `Assertion failed: ${format(...args)}`);
    },
  };
}
