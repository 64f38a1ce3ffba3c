import type { InvocationFigures } from '../sandbox/forge/metrics';
import { costOf } from '../sandbox/forge/prices';
import { createActions } from './actions';
import type { BenchSite } from './bench-site';
import type { Finding } from './finding';
import { warm } from './readiness';
import type { Spending } from './spending';
import { dollars, section, table } from './table';

/** As the manifest asks for it. */
const memoryMB = 512;
/** The stand-ins answer at once. What a round of calls takes on the platform is an assumption. */
const assumedRoundMs = 30;
const runs = 10;

/** USD for a thousand of something. */
interface Price {
  reads: number;
  writes: number;
  compute: number;
  assumedCompute: number;
}

interface Step {
  name: string;
  /** How often it happens in a conversation of ten messages, five each way, with the panel open all the time. */
  times: number;
  run(): Promise<Spending>;
}
const messagesOfConversation = 10;

/** What Forge asks for a thousand of each action, and for a thousand messages of ordinary conversations. */
export async function priceReport(bench: BenchSite): Promise<Finding> {
  const customer = await bench.open();
  const actions = createActions(bench, warm(bench));
  const steps: Step[] = [
    { name: 'first message', times: 1, run: async () => (await actions.firstMessage()).rest },
    { name: 'message, waiting begins', times: 4, run: () => actions.noticedMessage(customer) },
    { name: 'reply that ends it', times: 4, run: () => actions.replyWithJobs(customer) },
    { name: 'said to be seen', times: 4, run: () => actions.see(customer) },
    { name: 'delivery report', times: 5, run: () => actions.report(customer) },
    { name: 'panel loaded', times: 15, run: () => actions.openPanel(customer) },
  ];
  const rows: string[][] = [];
  let mixed: Price = { reads: 0, writes: 0, compute: 0, assumedCompute: 0 };
  for (const { name, times, run } of steps) {
    const invocations: InvocationFigures[] = [];
    for (let each = 0; each < runs; each += 1) invocations.push(...(await run()).invocations);
    const price = priceOf(invocations);
    rows.push([`1,000 × ${name}`, ...cells(price)]);
    mixed = plus(mixed, price, times / messagesOfConversation);
  }
  const mix = steps.map(({ name, times }) => `${times} × ${name}`).join(', ');
  const text = section(
    'Cost by Forge’s price list in USD, free allowances left out',
    table(
      ['', 'reads', 'writes', 'compute', 'total', 'compute*', 'total*'],
      [...rows, ['1,000 messages of conversations', ...cells(mixed)]],
    ),
    `  reads = GB read × ${unit({ bytesRead: 1e9 })}, writes = GB written × ${unit({ bytesWritten: 1e9 })}, ` +
      `compute = s × ${memoryMB / 1_024} GB × ${unit({ ms: (1_000 * 1_024) / memoryMB })}\n` +
      `  s: as this machine took it; * CPU + rounds × ${assumedRoundMs} ms, assumed, since the stand-ins answer at once\n` +
      `  a conversation of ${messagesOfConversation} messages: ${mix}`,
  );
  return { text, failures: [] };
}

function priceOf(invocations: readonly InvocationFigures[]): Price {
  const bill = (change: (figures: InvocationFigures) => Partial<InvocationFigures>) =>
    (costOf(
      invocations.map((figures) => ({ ...figures, ...change(figures) })),
      memoryMB,
      0,
    ) *
      1_000) /
    runs;
  return {
    reads: bill(() => ({ ms: 0, bytesWritten: 0 })),
    writes: bill(() => ({ ms: 0, bytesRead: 0 })),
    compute: bill(() => ({ bytesRead: 0, bytesWritten: 0 })),
    assumedCompute: bill(({ cpuMs, rounds }) => ({
      ms: cpuMs + rounds * assumedRoundMs,
      bytesRead: 0,
      bytesWritten: 0,
    })),
  };
}

function plus(sum: Price, price: Price, times: number): Price {
  return {
    reads: sum.reads + price.reads * times,
    writes: sum.writes + price.writes * times,
    compute: sum.compute + price.compute * times,
    assumedCompute: sum.assumedCompute + price.assumedCompute * times,
  };
}

function cells({ reads, writes, compute, assumedCompute }: Price): string[] {
  const storage = reads + writes;
  return [reads, writes, compute, storage + compute, assumedCompute, storage + assumedCompute].map(dollars);
}

/** The price of one unit, as the list has it. */
function unit(used: Partial<InvocationFigures>): string {
  const calls = { kvs: 0, queue: 0, realtime: 0, jira: 0, infobip: 0, other: 0 };
  const nothing = { id: '', function: '', calls, rounds: 0, bytesRead: 0, bytesWritten: 0, ms: 0, cpuMs: 0 };
  return costOf([{ ...nothing, ...used }], memoryMB, 0)
    .toFixed(6)
    .replace(/0+$/, '');
}
