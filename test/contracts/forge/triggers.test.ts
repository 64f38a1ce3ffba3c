import type { ProductEvent } from '../../sandbox/ports';
import { probeManifest } from './probe-manifest';
import { buildProbe, createProbeSite, modes, type ProbeBuild, type ProbeSite } from './probe-site';

let probe: ProbeBuild;
let site: ProbeSite;
beforeAll(async () => {
  probe = await buildProbe('triggers');
});
afterEach(() => {
  expect(site.failures).toEqual([]);
  site.close();
});

const changed = (more: Partial<ProductEvent> = {}, payload: object = {}): ProductEvent => ({
  eventType: 'avi:jira:updated:issue',
  atlassianId: 'agent',
  byApp: false,
  payload: { issue: { id: '1' }, ...payload },
  ...more,
});

describe.each(modes)('product events and schedules in %s', (mode) => {
  it('reach the trigger that asked for them, and no others', async () => {
    site = createProbeSite(probe, mode);
    site.jira.emit(changed());
    site.jira.emit(changed({ eventType: 'avi:jira:deleted:issue' }));
    site.jira.emit(changed({ byApp: true }));
    await site.timeline.settle();
    expect(site.stored('issue:1')).toEqual([
      {
        issue: { id: '1' },
        eventType: 'avi:jira:updated:issue',
        timestamp: expect.any(String),
        selfGenerated: false,
        atlassianId: 'agent',
      },
    ]);
  });

  it('of several kinds reach each trigger that names them, in whatever module', async () => {
    const manifest = probeManifest.replace(
      '    - { key: issues, function: on-issue, events: [avi:jira:updated:issue], filter: { ignoreSelf: true } }',
      `    - { key: requests, function: on-issue, events: [avi:jira:updated:issue, avi:jira:created:issue] }
    - { key: comments, function: on-issue, events: [avi:jira:commented:issue, avi:jira:deleted:comment] }
    - { key: again, function: on-issue, events: [avi:jira:commented:issue] }`,
    );
    site = createProbeSite(probe, mode, { manifest });
    for (const eventType of ['created:issue', 'commented:issue', 'deleted:comment', 'assigned:issue']) {
      site.jira.emit(changed({ eventType: `avi:jira:${eventType}` }));
      await site.timeline.settle();
    }
    expect(site.stored('issue:1')).toMatchObject([
      { eventType: 'avi:jira:created:issue' },
      { eventType: 'avi:jira:commented:issue' },
      { eventType: 'avi:jira:commented:issue' },
      { eventType: 'avi:jira:deleted:comment' },
    ]);
  });

  it('may be minutes late and come twice', async () => {
    site = createProbeSite(probe, mode, {
      conditions: { eventDelayMs: { min: 170_000, max: 180_000 }, duplicateEvents: 1 },
    });
    const before = site.timeline.now();
    site.jira.emit(changed());
    await site.timeline.settle();
    expect(site.timeline.now() - before).toBeGreaterThanOrEqual(170_000);
    expect(site.host.metrics.report().invocations).toHaveLength(2);
  });

  it('are tried again at most four times', async () => {
    site = createProbeSite(probe, mode);
    site.jira.emit(changed({}, { again: 100 }));
    await site.timeline.settle();
    expect(site.stored('issue:1')).toHaveLength(5);
    expect(JSON.stringify(site.stored('issue:1'))).toContain('"retryCount":4');
  });

  it('can be lost by a fault', async () => {
    site = createProbeSite(probe, mode);
    site.host.faults.add({ target: 'events', match: 'updated:issue', effect: { drop: true } });
    site.jira.emit(changed());
    site.jira.emit(changed({}, { second: true }));
    await site.timeline.settle();
    expect(site.stored('issue:1')).toMatchObject([{ second: true }]);
  });

  it('schedules run every so often, and when told to', async () => {
    site = createProbeSite(probe, mode);
    await site.timeline.advance(16 * 60_000);
    expect(site.stored('sweeps')).toBe(3);
    await site.host.runSchedule('sweep');
    expect(site.stored('sweeps')).toBe(4);
    expect(site.stored('last-sweep')).toMatchObject({
      context: { moduleKey: 'sweep' },
      contextToken: expect.any(String),
    });
  });
});
