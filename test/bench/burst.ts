import type { BenchSite } from './bench-site';
import type { Finding } from './finding';
import { functions, median, percentile, spendingOf } from './spending';
import { milliseconds, section, table } from './table';

const size = 50;

/** Fifty webhooks at the same moment; how long they take on this machine is said, that each is acknowledged is asked. */
export async function burstReport(bench: BenchSite): Promise<Finding> {
  const active: string[] = [];
  for (let each = 0; each < size; each += 1) active.push(bench.newPhone());
  const failures: string[] = [];
  const rows: string[][] = [];
  const burst = async (what: string, phones: readonly string[]) => {
    const times: number[] = [];
    let accepted = 0;
    await bench.warm(8);
    const spent = await spendingOf(bench.site, functions.webhook, () =>
      Promise.all(
        phones.map(async (phone) => {
          const startedAt = performance.now();
          const status = await bench.deliver(bench.newSms(phone));
          times.push(performance.now() - startedAt);
          if (status === 200) accepted += 1;
        }),
      ),
    );
    await bench.site.timeline.settle();
    if (accepted < phones.length) failures.push(`${what}: ${accepted} of ${phones.length} acknowledged`);
    rows.push([
      what,
      `${accepted} of ${phones.length}`,
      (spent.calls / phones.length).toFixed(1),
      milliseconds(median(times)),
      milliseconds(percentile(times, 0.95)),
      milliseconds(Math.max(...times)),
    ]);
  };
  await burst('first messages of 50 customers', active);
  await burst('messages to 50 active conversations', active);
  await burst('50 messages of one customer', Array<string>(size).fill(active[0] ?? bench.newPhone()));
  const head = ['at the same moment', 'acknowledged', 'calls each', 'median', 'p95', 'last'];
  return {
    text: section(`Bursts of ${size} webhooks, 8 processes, time of this machine`, table(head, rows)),
    failures,
  };
}
