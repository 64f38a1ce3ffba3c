import type { Log, LogFacts } from '../../app/ports';

/** One line of JSON an event. Facts are ids, codes and counts; of an unknown error only its name and our own stack. */
export function forgeLog(newId: () => string): Log {
  return {
    info: (event, facts) => {
      console.info(line(event, facts));
    },
    warn: (event, facts) => {
      console.warn(line(event, facts));
    },
    broken: (event, error, facts) => {
      const reference = newId().slice(0, 8);
      console.error(line(event, { ...facts, reference, ...describe(error) }));
      return reference;
    },
  };
}

function line(event: string, facts: LogFacts | undefined): string {
  return JSON.stringify({ event, ...facts });
}

/** Messages of foreign errors may quote values, so they stay out; codes and places are enough to find the cause. */
function describe(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const places = (error.stack ?? '').split('\n').filter((entry) => entry.trim().startsWith('at '));
  return {
    error: error.name,
    code,
    at: places
      .slice(0, 4)
      .map((entry) => entry.trim())
      .join(' | '),
  };
}
