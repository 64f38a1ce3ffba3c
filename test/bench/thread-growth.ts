import { createActions } from './actions';
import type { BenchSite, Customer } from './bench-site';
import type { Finding } from './finding';
import { warm } from './readiness';
import { median, type Spending } from './spending';
import { kilobytes, milliseconds, section, table } from './table';

/** Infobip sends several messages of a moment in one request; a transaction of the app takes twenty. */
const batch = 20;
const samples = 15;
/** What came in the last five minutes is kept with the customer, at most 200 messages; later it is forgotten. */
const forgottenAfterMs = 6 * 60_000;
const busy = 210;

/** Customers with threads of these many messages, written through the web trigger a while ago. */
export async function seedThreads(bench: BenchSite, lengths: readonly number[]): Promise<Map<number, Customer>> {
  const threads = new Map<number, Customer>();
  for (const length of lengths) threads.set(length, await bench.open());
  await Promise.all([...threads].map(([length, customer]) => fill(bench, customer, length)));
  await bench.site.timeline.advance(forgottenAfterMs);
  return threads;
}

/** The first message, the auto-reply and the line that says that the request was opened are there already. */
export async function fill(bench: BenchSite, { phone }: Customer, length: number): Promise<void> {
  for (let left = length - 3; left > 0; left -= batch) {
    const status = await bench.deliver(...Array.from({ length: Math.min(batch, left) }, () => bench.newSms(phone)));
    if (status !== 200) throw new Error(`A webhook of a growing thread was answered with ${String(status)}.`);
  }
}

interface Row {
  name: string;
  customer: Customer;
  appends: Spending[];
  views: Spending[];
}

/** What a further message and a look at the panel take as threads grow, and while a customer writes very much. */
export async function growthReport(bench: BenchSite, threads: ReadonlyMap<number, Customer>): Promise<Finding> {
  const rowOf = (name: string, customer: Customer): Row => ({ name, customer, appends: [], views: [] });
  const rows = [...threads].map(([length, customer]) => rowOf(`${length.toLocaleString('en')} messages`, customer));
  const writesMuch = await bench.open();
  await fill(bench, writesMuch, busy);
  rows.push(rowOf(`${busy}, all in the last 5 minutes`, writesMuch));

  const actions = createActions(bench, warm(bench, 1));
  for (let sample = 0; sample < samples; sample += 1) {
    for (const { customer, appends, views } of rows) {
      appends.push(await actions.append(customer));
      views.push(await actions.openPanel(customer));
    }
  }
  const head = ['', 'append: calls', 'CPU', 'read', 'written', 'panel: calls', 'CPU', 'read'];
  const lines = rows.map(({ name, appends, views }) => [name, ...cells(appends), ...cells(views).slice(0, 3)]);
  return { text: section(`Growth of a thread, medians of ${samples}`, table(head, lines)), failures: [] };
}

function cells(runs: readonly Spending[]): string[] {
  const middle = (of: (run: Spending) => number) => median(runs.map(of));
  return [
    String(middle(({ calls }) => calls)),
    milliseconds(middle(({ cpuMs }) => cpuMs)),
    kilobytes(middle(({ bytesRead }) => bytesRead)),
    kilobytes(middle(({ bytesWritten }) => bytesWritten)),
  ];
}
