import { parseArgs } from 'node:util';

export interface CommandLine {
  seeds: number;
  from: number;
  /** Only this one, with its trace. */
  seed: number | undefined;
  actions: number[] | undefined;
  faults: number[] | undefined;
  verbose: boolean;
}

export const usage = `npm run simulate -- [--seeds N] [--from S] | [--seed S [--actions 0,3] [--faults 1]] [--verbose]
  --seeds N     how many scenarios (default 1000), from seed --from (default 1) on
  --seed S      one scenario again; --actions and --faults name those that take part, as a shrunk failure prints them
  --verbose     every event of a failing scenario instead of the last 60`;

/** @throws {Error} for what is no number or no option */
export function readCommandLine(args: string[]): CommandLine {
  const { values } = parseArgs({
    args,
    options: {
      seeds: { type: 'string', default: '1000' },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      actions: { type: 'string' },
      faults: { type: 'string' },
      verbose: { type: 'boolean', default: false },
    },
  });
  return {
    seeds: whole(values.seeds),
    from: whole(values.from),
    seed: values.seed === undefined ? undefined : whole(values.seed),
    actions: list(values.actions),
    faults: list(values.faults),
    verbose: values.verbose,
  };
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`'${text}' is no whole number.\n${usage}`);
  return Number(text);
}

function list(text: string | undefined): number[] | undefined {
  return text
    ?.split(',')
    .filter((part) => part !== '')
    .map(whole);
}
