import type { Actions } from './actions';
import type { Customer } from './bench-site';
import type { Spending } from './spending';

/** What an action may take at most, in platform calls of a warm process. */
export interface Budget {
  calls: number;
  rounds?: number;
  jiraCalls?: number;
  /** Calls that each new process may make besides; 1 unless said otherwise. */
  perNewProcess?: number;
}

/** An action as the design's section 3.3 names it; without a budget it is only told. */
export interface BudgetLine {
  what: string;
  budget?: Budget;
  /** Lines of one family differ by the length of threads only, and may not differ in calls. */
  family?: string;
  run(): Promise<Spending>;
}

const append: Budget = { calls: 3, jiraCalls: 0 };
export const openPanel: Budget = { calls: 4, rounds: 2 };

/** `talker` writes very much; `threads` are customers by the length of their threads, which may not matter. */
export function budgetLines(
  actions: Actions,
  customer: Customer,
  talker: Customer,
  threads: ReadonlyMap<number, Customer>,
): BudgetLine[] {
  return [
    { what: 'message to an active conversation', budget: append, run: () => actions.append(customer) },
    { what: 'the same message again', budget: append, run: () => actions.duplicate(customer) },
    { what: '20 messages of a customer at once', budget: append, run: () => actions.appendMany(talker, 20) },
    {
      what: 'first message, acknowledged',
      budget: { calls: 5, jiraCalls: 0 },
      run: async () => (await actions.firstMessage()).acknowledged,
    },
    {
      what: '… request there, auto-reply out',
      budget: { calls: 16 },
      run: async () => (await actions.firstMessage()).out,
    },
    { what: '… everything at rest', run: async () => (await actions.firstMessage()).rest },
    ...[...threads].map(([length, from]) => ({
      what: `open the panel, ${length.toLocaleString('en')} messages`,
      budget: openPanel,
      family: 'open the panel',
      run: () => actions.openPanel(from),
    })),
    { what: 'the panel says what it showed', run: () => actions.see(customer) },
    { what: 'message, waiting begins', budget: append, run: () => actions.beginsToWait(customer, false) },
    { what: '… while an agent is there', budget: append, run: () => actions.beginsToWait(customer, true) },
    { what: 'reply', budget: { calls: 7 }, run: () => actions.reply(customer) },
    { what: '… that ends waiting', budget: { calls: 7 }, run: () => actions.replyToWaiting(customer) },
    { what: 'delivery report', budget: { calls: 3 }, run: () => actions.report(customer) },
  ];
}

/** The most calls, those of new processes included. */
export function mostCalls({ calls, perNewProcess = 1 }: Budget, { coldStarts }: Spending): number {
  return calls + coldStarts * perNewProcess;
}

/** Which of its limits the spending exceeds, in words. */
export function exceeded(budget: Budget, spent: Spending): string[] {
  const limits: [name: string, spent: number, limit: number | undefined][] = [
    ['calls', spent.calls, mostCalls(budget, spent)],
    ['rounds', spent.rounds, budget.rounds === undefined ? undefined : budget.rounds + spent.coldStarts],
    ['Jira calls', spent.jiraCalls, budget.jiraCalls],
  ];
  return limits.flatMap(([name, count, limit]) =>
    limit !== undefined && count > limit ? [`${count} ${name}, at most ${limit}`] : [],
  );
}
