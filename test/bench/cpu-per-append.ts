import type { BenchSite, Customer } from './bench-site';
import type { Finding } from './finding';
import { functions, median, percentile, spendingOf, type Spending } from './spending';
import { kilobytes, milliseconds, section } from './table';

const customers = 30;
const perCustomer = 10;
/** Runs until the compiler knows the code; they do not count. */
const warmUps = 60;
/** What the app is meant to need for a message, in milliseconds; said, not judged. */
const wanted = 10;

/** Messages to active conversations one after the other in a warm process, each customer writing a few. */
export async function cpuPerAppend(bench: BenchSite): Promise<Finding & { appends: Spending }> {
  const writers: Customer[] = [];
  for (let each = 0; each < customers; each += 1) writers.push(await bench.open());
  const phoneOf = (turn: number) => writers[turn % writers.length]?.phone ?? bench.newPhone();
  for (let turn = 0; turn < warmUps; turn += 1) await bench.deliver(bench.newSms(phoneOf(turn)));
  const appends = await spendingOf(bench.site, functions.webhook, async () => {
    for (let turn = 0; turn < customers * perCustomer; turn += 1) await bench.deliver(bench.newSms(phoneOf(turn)));
  });
  const cpu = appends.invocations.map(({ cpuMs }) => cpuMs);
  const count = appends.invocations.length;
  const text = section(
    `CPU of a message to an active conversation (${count} messages of ${customers} customers, warm)`,
    `  median ${milliseconds(median(cpu))}   p95 ${milliseconds(percentile(cpu, 0.95))}` +
      `   most ${milliseconds(Math.max(...cpu))}   wanted: under ${wanted} ms, ` +
      `${median(cpu) < wanted ? 'met' : 'MISSED'} at the median\n` +
      `  read ${kilobytes(appends.bytesRead / count)}, written ${kilobytes(appends.bytesWritten / count)} per message`,
  );
  return { text, failures: [], appends };
}
