import { createActions } from './actions';
import type { BenchSite, Customer } from './bench-site';
import { budgetLines, exceeded, type BudgetLine } from './budgets';
import type { Finding } from './finding';
import { median, type Spending } from './spending';
import { kilobytes, milliseconds, section, table } from './table';

/** The most expensive run counts. */
const runsOf = { warm: 5, cold: 1 };

const head = ['', 'calls', 'at most', 'rounds', 'at most', 'Jira', 'read', 'written', 'CPU', ''];

/** Every budget line in warm processes and in new ones. */
export async function budgetReport(bench: BenchSite, threads: ReadonlyMap<number, Customer>): Promise<Finding> {
  const [customer, talker] = [await bench.open(), await bench.open()];
  const failures: string[] = [];
  const rowsOf = async (state: keyof typeof runsOf, ready: () => Promise<void>): Promise<string[][]> => {
    const rows: string[][] = [];
    for (const line of budgetLines(createActions(bench, ready), customer, talker, threads)) {
      const runs: Spending[] = [];
      for (let run = 0; run < runsOf[state]; run += 1) runs.push(await line.run());
      const { row, over } = judge(line, runs);
      rows.push(row);
      failures.push(...over.map((text) => `${line.what} (${state}): ${text}`));
    }
    return rows;
  };
  const warm = await rowsOf('warm', () => bench.warm(3));
  const cold = await rowsOf('cold', async () => bench.site.forge.stopProcesses());
  const text = section(
    'Budgets: what one action takes (design, section 3.3)',
    `Warm processes, the worst of ${runsOf.warm} runs\n\n${table(head, warm)}`,
    `New processes; each loads the bundle and may make one call more, for the settings\n\n${table(head, cold)}`,
  );
  return { text, failures };
}

function judge({ what, budget }: BudgetLine, runs: readonly Spending[]): { row: string[]; over: string[] } {
  const worst = runs.reduce((most, run) => (run.calls > most.calls || run.rounds > most.rounds ? run : most));
  const { calls, rounds, jiraCalls, bytesRead, bytesWritten, coldStarts } = worst;
  const over = budget ? exceeded(budget, worst) : [];
  const limit = (count: number | undefined) => (count === undefined ? '' : String(count + coldStarts));
  const row = [
    what,
    String(calls),
    limit(budget?.calls),
    String(rounds),
    limit(budget?.rounds),
    String(jiraCalls),
    kilobytes(bytesRead),
    kilobytes(bytesWritten),
    milliseconds(median(runs.map(({ cpuMs }) => cpuMs))),
    !budget ? '' : over.length > 0 ? 'OVER' : 'ok',
  ];
  return { row, over };
}
