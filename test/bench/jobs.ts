import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { InvocationFigures } from '../sandbox/forge/metrics';
import type { BuiltSandbox } from '../sandbox/build';
import { openBenchSite, type BenchSite } from './bench-site';
import type { Finding } from './finding';
import { newestOf } from './operations';
import { functions, spentBy } from './spending';
import { section, table } from './table';

/**
 * The design's section 3.3 says 4 calls for links, notes and closing. Closing after a merge reads the conversation first,
 * so that an undo in between stops it: that one takes 5, which is told below the table.
 */
const limits: Readonly<Partial<Record<string, number>>> = { link: 4, note: 4, close: 5 };

const unattendedAfterMs = 6 * 60_000;

interface Ran {
  kind: string;
  figures: InvocationFigures;
}

/** What the jobs take that follow from what agents and customers do, told by kind, on a small site of their own. */
export async function jobReport(built: BuiltSandbox): Promise<Finding> {
  const bench = await openBenchSite(built);
  const failures: string[] = [];
  const rows: string[][] = [];
  for (const [what, act] of deedsOf(bench)) {
    const prepared = await act();
    await bench.site.timeline.settle();
    const ran = await following(bench, prepared);
    for (const kind of new Set(ran.map((each) => each.kind))) {
      const { row, over } = judge(
        kind,
        ran.flatMap((each) => (each.kind === kind ? [each.figures] : [])),
      );
      rows.push([`${what}: ${kind}`, ...row]);
      failures.push(...over.map((text) => `job after ${what}: ${text}`));
    }
  }
  failures.push(...bench.troubles());
  await bench.site.close();
  const text = section(
    'Jobs that follow, one at a time in a warm process, the most expensive of each kind',
    table(['', 'jobs', 'calls', 'at most', 'Jira', 'storage', ''], rows),
    '  close: the design allows 4; it reads the conversation first, so that an undo in between stops it\n' +
      '  comparison: not a stored job, but the queue’s event after Jira said that a request changed',
  );
  return { text, failures };
}

type Prepared = () => Promise<unknown>;

/** Each prepares what is needed, and answers what is then done. */
function deedsOf(bench: BenchSite): [what: string, act: () => Promise<Prepared>][] {
  const { panel, deliver, newSms } = bench;
  const three = async () => {
    const first = await bench.open();
    const second = await bench.openAnother(first);
    return [first, second, await bench.openAnother(second)] as const;
  };
  const mergeOf = async (into: 'first' | 'new') => {
    const [first, ...others] = await three();
    const requests = others.map(({ request }) => request);
    const order = { requests, into: into === 'new' ? 'new' : first.request, id: randomUUID() };
    return { first, merge: () => panel('merge', first, order) };
  };
  return [
    [
      'pause',
      async () => {
        const customer = await bench.open();
        return () => panel('pause', customer, {});
      },
    ],
    [
      'split',
      async () => {
        const customer = await bench.open();
        await deliver(newSms(customer.phone), newSms(customer.phone));
        const messages = await newestOf(bench, customer, 2);
        return () => panel('split', customer, { messages, id: randomUUID() });
      },
    ],
    ['merge of 3 into one', async () => (await mergeOf('first')).merge],
    ['merge of 3 into a new one', async () => (await mergeOf('new')).merge],
    [
      'undo of a merge',
      async () => {
        const { first, merge } = await mergeOf('first');
        await merge();
        return () => panel('undo', first, {});
      },
    ],
    [
      'waiting begins',
      async () => {
        const customer = await bench.open();
        await panel('reply', customer, { id: randomUUID(), text: 'Wir schauen nach.' });
        // While an agent is there the notice is left to the sweep.
        await bench.site.timeline.advance(unattendedAfterMs);
        return () => deliver(newSms(customer.phone));
      },
    ],
  ];
}

const job = z.looseObject({ data: z.looseObject({ id: z.string(), kind: z.string() }) });

/** Does it, and lets what follows from it happen so far apart that each job can be told by what it leaves in storage. */
async function following({ site, warm }: BenchSite, act: Prepared): Promise<Ran[]> {
  const { forge, timeline } = site;
  const { queueDelayMs } = forge.conditions;
  forge.conditions.queueDelayMs = { min: 500, max: 20_000 };
  const stored = () =>
    new Map(
      forge
        .storage()
        .filter(({ entity }) => entity === 'job')
        .map(({ value }) => [
          job.parse(value).data.id,
          { kind: job.parse(value).data.kind, as: JSON.stringify(value) },
        ]),
    );
  const ran: Ran[] = [];
  await act();
  for (;;) {
    const times = forge.pending().due.map(({ at }) => at);
    if (times.length === 0) break;
    await warm();
    const before = stored();
    forge.metrics.clear();
    await timeline.advance(Math.max(0, Math.min(...times) - timeline.now()));
    const after = stored();
    const touched = [...before].filter(([id, { as }]) => after.get(id)?.as !== as);
    const [figures, ...more] = spentBy(site, functions.jobs).invocations;
    // Two at the same moment cannot be told apart.
    if (figures === undefined || more.length > 0 || touched.length > 1) continue;
    ran.push({ kind: touched[0]?.[1].kind ?? 'comparison', figures });
  }
  forge.conditions.queueDelayMs = queueDelayMs;
  return ran;
}

function judge(kind: string, runs: readonly InvocationFigures[]): { row: string[]; over: string[] } {
  const total = ({ calls }: InvocationFigures) => Object.values(calls).reduce((sum, count) => sum + count, 0);
  const worst = runs.reduce((most, run) => (total(run) > total(most) ? run : most));
  const limit = limits[kind];
  const isOver = limit !== undefined && total(worst) > limit;
  const row = [
    String(runs.length),
    String(total(worst)),
    limit === undefined ? '' : String(limit),
    String(worst.calls.jira),
    String(worst.calls.kvs),
    limit === undefined ? '' : isOver ? 'OVER' : 'ok',
  ];
  return { row, over: isOver ? [`${kind} takes ${total(worst)} calls, at most ${limit}`] : [] };
}
