import { randomUUID } from 'node:crypto';
import type { CallCounts } from '../sandbox/forge/metrics';
import { aScene } from '../support/a-scene';

const scene = aScene();
const { site, settled, panelCall, openedBy, customerWrites } = scene;
const total = (calls: CallCounts): number => Object.values(calls).reduce((sum, count) => sum + count, 0);

/** What one call of the panel made the app call for, until it stood. */
const callsOf = async (what: () => Promise<unknown>): Promise<{ calls: CallCounts; rounds: number; total: number }> => {
  site().forge.metrics.clear();
  expect(await what()).toMatchObject({ code: 'ok' });
  const [first] = site()
    .forge.metrics.report()
    .invocations.filter((each) => each.function === 'issue');
  if (first === undefined) throw new Error('No resolver was called.');
  return { calls: first.calls, rounds: first.rounds, total: total(first.calls) };
};

/** Design §3.3: whatever the thread's length. */
const LENGTHS = [2, 120];

/** As many requests of one customer, each with so many messages; the last one is active. */
async function requestsWith(messages: number, count: number): Promise<string[]> {
  const keys: string[] = [];
  for (let place = 1; place <= count; place += 1) {
    const before = keys.at(-1);
    if (before !== undefined) await panelCall(before, 'pause');
    keys.push((await openedBy(`A ${place}`)).key);
    for (let more = 1; more < messages; more += 1) await customerWrites(`${place} ${more}`);
  }
  await settled();
  await customerWrites('Aufgewacht');
  await panelCall(String(keys.at(-1)), 'view');
  return keys;
}

describe('budgets of platform calls until an operation stands', () => {
  it('a swap: 5', async () => {
    await requestsWith(2, 2);
    // The agent has this panel open: the process that is used next knows whose the request is (decision 0022).
    await panelCall('OMN-1', 'view');
    expect((await callsOf(() => panelCall('OMN-1', 'swap'))).total).toBeLessThanOrEqual(5);
  });

  it.each(LENGTHS)('a split from a thread of %i messages: 12', async (messages) => {
    await requestsWith(messages, 1);
    const keys = messages > 30 ? ['Aufgewacht'] : ['1 1', 'Aufgewacht'];
    const selected = await scene.keysOf('OMN-1', keys);
    const figures = await callsOf(() => panelCall('OMN-1', 'split', { messages: selected, id: randomUUID() }));
    expect(figures.total).toBeLessThanOrEqual(12);
  });

  it('a split of 50 messages: 12', async () => {
    await requestsWith(60, 1);
    const newest = await scene.panelOf('OMN-1');
    const earlier = await scene.earlierThan('OMN-1', newest.thread[0]?.position ?? '');
    const messages = [...earlier.entries, ...newest.thread]
      .flatMap((each) => (each.kind === 'message' ? [each.key] : []))
      .slice(-50);
    const figures = await callsOf(() => panelCall('OMN-1', 'split', { messages, id: randomUUID() }));
    expect(figures.total).toBeLessThanOrEqual(12);
  });

  it.each(LENGTHS)('a merge of threads of %i messages into this request: 10', async (messages) => {
    await requestsWith(messages, 2);
    const figures = await callsOf(() => scene.agentMerges('OMN-2', ['OMN-1'], 'OMN-2'));
    expect(figures.total).toBeLessThanOrEqual(10);
  });

  it.each(LENGTHS)('a merge of threads of %i messages into a new request: 10', async (messages) => {
    await requestsWith(messages, 2);
    const figures = await callsOf(() => scene.agentMerges('OMN-2', ['OMN-1'], 'new'));
    expect(figures.total).toBeLessThanOrEqual(10);
  });

  it('a merge of ten requests: 10', async () => {
    const keys = await requestsWith(1, 10);
    const figures = await callsOf(() => scene.agentMerges('OMN-10', keys, 'OMN-10'));
    expect(figures.total).toBeLessThanOrEqual(10);
  });

  it('opening the panel of what was merged from ten requests: 2 rounds, with one query a request and one call to Jira', async () => {
    const keys = await requestsWith(2, 10);
    await scene.agentMerges('OMN-10', keys, 'OMN-10');
    await settled();
    await scene.passes(6 * 60_000);
    await panelCall('OMN-10', 'view');
    const figures = await callsOf(() => panelCall('OMN-10', 'view'));
    expect(figures.rounds).toBeLessThanOrEqual(2);
    expect(figures.calls.jira).toBe(1);
  });

  it('marking as seen: 4', async () => {
    await requestsWith(2, 1);
    const { asOf } = await scene.panelOf('OMN-1');
    expect((await callsOf(() => panelCall('OMN-1', 'seen', { asOf }))).total).toBeLessThanOrEqual(4);
  });

  it('every job of an operation: links, notes, closing and showing take at most 4 to Jira each', async () => {
    await requestsWith(2, 3);
    await scene.agentMerges('OMN-3', ['OMN-1', 'OMN-2'], 'new');
    site().forge.metrics.clear();
    await settled();
    const jobs = site()
      .forge.metrics.report()
      .invocations.filter((each) => each.function === 'run-job');
    expect(jobs.length).toBeGreaterThan(5);
    for (const { calls } of jobs) expect(calls.jira).toBeLessThanOrEqual(4);
  });
});
