import { aScene, HOUR, MINUTE } from '../support/a-scene';

const scene = aScene();
const { settled, passes } = scene;

const jobRuns = (): number =>
  scene
    .site()
    .forge.metrics.report()
    .invocations.filter((each) => each.function === 'run-job').length;

describe('what Jira refuses for good', () => {
  it('a property that the app may not write: the conversation goes on, and nothing is tried for ever', async () => {
    scene.fault('jira', { status: 403 }, { match: 'PUT', times: 10_000 });
    await scene.openedBy('Hallo');
    await scene.agentMoves('OMN-1', 'Gelöst');
    await settled();
    expect((await scene.panelOf('OMN-1')).state).toBe('ended');
    const before = jobRuns();
    await passes(2 * HOUR);
    expect(jobRuns() - before).toBeLessThan(5);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('a link that the app may not make', async () => {
    scene.fault('jira', { status: 403 }, { match: 'POST /rest/api/3/issueLink', times: 10_000 });
    await scene.openedBy('Hallo');
    await scene.agentMoves('OMN-1', 'Gelöst');
    await settled();
    await scene.openedBy('Noch etwas');
    await passes(MINUTE);
    expect(scene.jobsLeft()).toEqual([]);
  });
});
