import { DatabaseSync } from 'node:sqlite';
import { buildProbe, createProbeSite, inside, modes, type ProbeBuild, type ProbeSite } from './probe-site';

let probe: ProbeBuild;
let site: ProbeSite;
beforeAll(async () => {
  probe = await buildProbe('queue');
});
afterEach(() => {
  expect(site.failures).toEqual([]);
  site.close();
});

const push = async (...events: object[]): Promise<string> => {
  const answer = await site.call('push', { events });
  expect(answer).toMatchObject({ ok: true, result: { result: { jobId: expect.any(String) } } });
  return String(inside(answer, 'result', 'result', 'jobId'));
};
const deliveries = (id: string): unknown => site.stored(`work:${id}`);

describe.each(modes)('async events in %s', (mode) => {
  it('reach the consumer', async () => {
    site = createProbeSite(probe, mode);
    const job = await push({ body: { id: 'a', text: 'x' } });
    await site.timeline.settle();
    expect(deliveries('a')).toMatchObject([
      {
        attempt: 0,
        given: { body: { id: 'a', text: 'x' }, queueName: 'work', jobId: job, eventId: expect.any(String) },
      },
    ]);
    expect(await site.call('stats', { job })).toMatchObject({
      result: { result: { success: 1, inProgress: 0, failed: 0 } },
    });
  });

  it('wait for their delay', async () => {
    site = createProbeSite(probe, mode);
    const before = site.timeline.now();
    await push({ body: { id: 'a' }, delayInSeconds: 60 });
    await site.timeline.settle();
    expect(site.timeline.now() - before).toBeGreaterThanOrEqual(60_000);
    expect(deliveries('a')).toHaveLength(1);
  });

  it('come again when the consumer asks for it', async () => {
    site = createProbeSite(probe, mode);
    await push({ body: { id: 'a', fails: 2 } });
    await site.timeline.settle();
    expect(deliveries('a')).toMatchObject([
      { attempt: 0 },
      {
        attempt: 1,
        given: { retryContext: { retryCount: 1, retryReason: 'FUNCTION_RETRY_REQUEST', retryData: { seen: 0 } } },
      },
      { attempt: 2 },
    ]);
  });

  it('come again with growing pauses when the consumer throws', async () => {
    site = createProbeSite(probe, mode);
    await push({ body: { id: 'a', throws: 2 } });
    await site.timeline.settle();
    expect(deliveries('a')).toMatchObject([{ attempt: 0 }, { attempt: 1 }, { attempt: 2 }]);
  });

  it('come again when the consumer is killed at its time-out', async () => {
    site = createProbeSite(probe, mode);
    const elsewhere = site.call('push', { queue: 'slow', events: [{ body: {} }] });
    expect(await elsewhere).toMatchObject({ ok: true, result: { result: {} } });
    await site.timeline.settle(3_000);
    expect(site.host.logs().map(({ text }) => text)).toContainEqual(expect.stringContaining('FUNCTION_TIME_OUT'));
    expect(site.host.pending().due).toMatchObject([{ what: 'delivery of slow' }]);
  });

  it('are dropped and reported after 24 hours of failures', async () => {
    site = createProbeSite(probe, mode);
    const job = await push({ body: { id: 'a', throws: 1_000 } });
    await site.timeline.settle(90_000_000);
    expect(site.host.logs().map(({ text }) => text)).toContainEqual(expect.stringContaining('was dropped'));
    expect(await site.call('stats', { job })).toMatchObject({ result: { result: { failed: 1, inProgress: 0 } } });
    expect(site.host.pending().due).toEqual([]);
  });

  it('may come twice', async () => {
    site = createProbeSite(probe, mode, { conditions: { duplicateQueue: 1 } });
    await push({ body: { id: 'a' } });
    await site.timeline.settle();
    const invoked = site.host.metrics.report().invocations.filter((each) => each.function === 'work');
    expect(invoked).toHaveLength(2);
  });

  it('come in no order', async () => {
    site = createProbeSite(probe, mode, { conditions: { queueDelayMs: { min: 0, max: 5_000 } } });
    await push(
      ...['1', '2', '3', '4', '5', '6'].map((id) => ({
        body: { id: 'same', n: id },
        concurrency: { key: 'k', limit: 1 },
      })),
    );
    await site.timeline.settle();
    const order = JSON.stringify(deliveries('same')).match(/"n":"\d"/g) ?? [];
    expect([...order].sort()).toHaveLength(6);
    expect(order).not.toEqual([...order].sort());
  });

  it('can be cancelled while they wait', async () => {
    site = createProbeSite(probe, mode);
    const job = await push({ body: { id: 'a' }, delayInSeconds: 60 });
    expect(await site.call('cancel', { job })).toMatchObject({ ok: true });
    await site.timeline.settle();
    expect(deliveries('a')).toBeUndefined();
  });

  it('for a queue without consumer, and too many of them, are refused', async () => {
    site = createProbeSite(probe, mode, { conditions: { queueEventsPerMinute: 1 } });
    expect(await site.call('push', { queue: 'nowhere', events: [{ body: {} }] })).toMatchObject({
      result: { failure: { message: expect.stringContaining('400') } },
    });
    await push({ body: { id: 'a' } });
    expect(await site.call('push', { events: [{ body: { id: 'b' } }] })).toMatchObject({ result: { failure: {} } });
  });

  it('outlive a restart of the sandbox', async () => {
    const database = new DatabaseSync(':memory:');
    site = createProbeSite(probe, mode, { database });
    await push({ body: { id: 'a' }, delayInSeconds: 30 });
    site.close();
    site = createProbeSite(probe, mode, { database });
    await site.timeline.settle();
    expect(deliveries('a')).toHaveLength(1);
  });
});
