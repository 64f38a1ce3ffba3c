import { aScene, MINUTE } from '../support/a-scene';
import { dyingAtEveryCall } from '../support/dying-process';

const scene = aScene();
const { settled, passes, threadOf, requestOf } = scene;

/** Some eighty processes die one after the other. */
const LONG_MS = 300_000;

describe('the process dies before and after every call', () => {
  it(
    'of the end of a request, seen late, and the message that moves on to a new one',
    async () => {
      await scene.openedBy('Hallo');
      let current = 'OMN-1';
      const deaths = await dyingAtEveryCall(scene.site(), async (run) => {
        const told = new Promise<void>((resolve) => {
          scene.site().timeline.at(scene.now() + 1_000, 'a late message', async () => {
            await scene.customerWrites(`Noch etwas ${run}`);
            resolve();
          });
        });
        scene.fault('events', { delayMs: 5_000 });
        await scene.agentMoves(current, 'Gelöst');
        await settled();
        await told;
        scene.faultsEnd();
        await passes(10 * MINUTE);
        expect(await scene.panelOf(current)).toMatchObject({ state: 'ended' });
        expect(await threadOf(current)).not.toContain(`customer: Noch etwas ${run}`);
        const next = `OMN-${run + 1}`;
        expect(requestOf(next)).toMatchObject({ description: `Noch etwas ${run}`, category: 'new' });
        expect((await threadOf(next)).slice(0, 2)).toEqual([`customer: Noch etwas ${run}`, '- opened']);
        expect(await scene.linkedWith(next)).toContain(current);
        expect(scene.jobsLeft().filter((kind) => kind !== 'watch')).toEqual([]);
        current = next;
      });
      expect(deaths).toBeGreaterThan(40);
    },
    LONG_MS,
  );
});
