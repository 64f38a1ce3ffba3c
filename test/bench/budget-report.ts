import { createActions } from './actions';
import { createAroundARequest, customerWithOthers } from './around-a-request';
import type { BenchSite, Customer } from './bench-site';
import { budgetLines, exceeded, mostCalls, type BudgetLine } from './budgets';
import type { Finding } from './finding';
import { operationLines } from './operation-budgets';
import { createOperations, type Pair } from './operations';
import { cold, warm, type Ready } from './readiness';
import { median, type Spending } from './spending';
import { kilobytes, milliseconds, section, table } from './table';

/** The most expensive run counts. */
const runsOf = { warm: 5, cold: 1 };
/** Each with its undoing; warm only. */
const runsOfOperations = { warm: 3, cold: 1 };
type State = keyof typeof runsOf;

const others = [1, 100];

const head = ['', 'calls', 'at most', 'rounds', 'at most', 'Jira', 'read', 'written', 'CPU', ''];

/** Every budget line of messages and reports, in warm processes and in new ones. */
export async function budgetReport(bench: BenchSite, threads: ReadonlyMap<number, Customer>): Promise<Finding> {
  const [customer, talker] = [await bench.open(), await bench.open()];
  return inBothStates(bench, 'Budgets: what one action takes (design, section 3.3)', runsOf, (ready) =>
    budgetLines(createActions(bench, ready), customer, talker, threads),
  );
}

/** The same for what agents do with conversations. */
export async function operationReport(bench: BenchSite, pairs: ReadonlyMap<number, Pair>): Promise<Finding> {
  const customer = await bench.open();
  const withOthers = new Map<number, Customer>();
  for (const count of others) withOthers.set(count, await customerWithOthers(bench, count));
  return inBothStates(
    bench,
    'Budgets: what agents do with conversations',
    runsOfOperations,
    (ready) =>
      operationLines(createOperations(bench, ready), createAroundARequest(bench, ready), customer, pairs, withOthers),
    ', and one to learn whose the request is',
  );
}

async function inBothStates(
  bench: BenchSite,
  title: string,
  runs: Record<State, number>,
  linesOf: (ready: Ready) => BudgetLine[],
  inNew = '',
): Promise<Finding> {
  const failures: string[] = [];
  const rowsOf = async (state: State, ready: Ready): Promise<string[][]> => {
    const judged: Judged[] = [];
    for (const line of linesOf(ready)) {
      const spent: Spending[] = [];
      for (let run = 0; run < runs[state]; run += 1) spent.push(await line.run());
      judged.push(judge(line, spent));
    }
    failures.push(...judged.flatMap(({ what, over }) => over.map((text) => `${what} (${state}): ${text}`)));
    if (state === 'warm') failures.push(...growing(judged));
    return judged.map(({ row }) => row);
  };
  const [inWarm, inCold] = [await rowsOf('warm', warm(bench)), await rowsOf('cold', cold(bench))];
  const text = section(
    title,
    `Warm processes, the worst of ${runs.warm} runs\n\n${table(head, inWarm)}`,
    `New processes; each loads the bundle and may make one call more, for the settings${inNew}\n\n${table(head, inCold)}`,
  );
  return { text, failures };
}

interface Judged extends Pick<BudgetLine, 'what' | 'family'> {
  calls: number;
  row: string[];
  over: string[];
}

function judge({ what, family, budget }: BudgetLine, runs: readonly Spending[]): Judged {
  const worst = runs.reduce((most, run) => (run.calls > most.calls || run.rounds > most.rounds ? run : most));
  const { calls, jiraCalls, bytesRead, bytesWritten, coldStarts } = worst;
  const over = budget ? exceeded(budget, worst) : [];
  const rounds = budget?.rounds;
  const row = [
    what,
    String(calls),
    budget === undefined ? '' : String(mostCalls(budget, worst)),
    String(worst.rounds),
    rounds === undefined ? '' : String(rounds + coldStarts),
    String(jiraCalls),
    kilobytes(bytesRead),
    kilobytes(bytesWritten),
    milliseconds(median(runs.map(({ cpuMs }) => cpuMs))),
    !budget ? '' : over.length > 0 ? 'OVER' : 'ok',
  ];
  return { what, ...(family === undefined ? {} : { family }), calls, row, over };
}

/** What the length of threads must not change. */
function growing(judged: readonly Judged[]): string[] {
  const families = new Set(judged.flatMap(({ family }) => family ?? []));
  return [...families].flatMap((family) => {
    const calls = judged.filter((each) => each.family === family).map((each) => each.calls);
    return new Set(calls).size > 1 ? [`${family}: calls change with the length of threads: ${calls.join(', ')}`] : [];
  });
}
