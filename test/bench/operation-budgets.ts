import type { AroundARequest } from './around-a-request';
import type { Customer } from './bench-site';
import { openPanel, type Budget, type BudgetLine } from './budgets';
import type { Operations, Pair } from './operations';

/** Customers by how many other requests they have. */
type WithOthers = ReadonlyMap<number, Customer>;

const split = [1, 25, 50];

/** A new process knows neither the settings nor whose the request is (docs/decisions/0022). */
function atMost(calls: number): Budget {
  return { calls, perNewProcess: 2 };
}

/** What agents do with conversations, by the design's section 3.3; `pairs` by the length of both threads. */
export function operationLines(
  operations: Operations,
  around: AroundARequest,
  customer: Customer,
  pairs: ReadonlyMap<number, Pair>,
  withOthers: WithOthers,
): BudgetLine[] {
  const [anyPair] = pairs.values();
  if (!anyPair) throw new Error('There are no two requests of one customer.');
  return [
    { what: 'pause', budget: atMost(4), run: () => operations.pause(customer) },
    { what: 'reactivate', budget: atMost(4), run: () => operations.reactivate(customer) },
    { what: 'swap', budget: atMost(5), run: () => operations.swap(anyPair) },
    ...split.map((count) => ({
      what: count === 1 ? 'split, 1 message' : `split, ${count} messages`,
      budget: atMost(12),
      run: () => operations.split(count),
    })),
    ...forEach(pairs, (length, pair) => ({
      what: `merge, 2 × ${length}`,
      budget: atMost(10),
      family: 'merge',
      run: () => operations.merge(pair, 'older'),
    })),
    ...forEach(pairs, (length, pair) => ({
      what: `merge into a new request, 2 × ${length}`,
      budget: atMost(10),
      family: 'merge into a new request',
      run: () => operations.merge(pair, 'new'),
    })),
    ...forEach(pairs, (length, pair) => ({
      what: `open the panel, merged 2 × ${length}`,
      budget: { ...openPanel, perNewProcess: 2 },
      family: 'open the panel of a merged thread',
      run: () => operations.openMerged(pair),
    })),
    ...forEach(pairs, (length, pair) => ({
      what: `undo a merge, 2 × ${length}`,
      family: 'undo',
      run: () => operations.undo(pair),
    })),
    { what: 'add a number', run: () => around.addNumber() },
    { what: 'public comment, looked at', run: () => around.comment(customer) },
    ...[...withOthers].map(([count, of]) => ({
      what: count === 1 ? 'list 1 other request' : `list ${count} other requests`,
      run: () => around.listOthers(of),
    })),
  ];
}

function forEach(pairs: ReadonlyMap<number, Pair>, line: (length: string, pair: Pair) => BudgetLine): BudgetLine[] {
  return [...pairs].map(([length, pair]) => line(length.toLocaleString('en'), pair));
}
