import { randomUUID } from 'node:crypto';
import { aScene, MINUTE } from '../support/a-scene';
import { dyingAtEveryCall } from '../support/dying-process';

const scene = aScene();
const { requests, requestOf, saidIn, statesOf, threadOf } = scene;

/** Some sixty processes die one after the other. */
const LONG_MS = 400_000;

describe('the process dies before and after every call', () => {
  it(
    'of a split: it stands or it does not, no message is lost, and what is left over is closed',
    async () => {
      await scene.openedBy('Hallo');
      let home = 'OMN-1';
      let moving = '';
      const prepare = async (run: number) => {
        await scene.customerWrites(`geht ${run}`);
        await scene.customerWrites(`bleibt ${run}`);
        await scene.settled();
        moving = (await scene.keysOf(home, [`geht ${run}`])).join();
      };
      const deaths = await dyingAtEveryCall(
        scene.site(),
        async (run) => {
          const [going, staying] = [`geht ${run}`, `bleibt ${run}`];
          const before = new Set(requests().map((each) => each.key));
          const { code } = await scene.panelCall(home, 'split', { messages: [moving], id: randomUUID() });
          await scene.settled();
          scene.faultsEnd();
          await scene.passes(12 * MINUTE);
          const made = requests().filter((each) => !before.has(each.key));
          const standing = made.filter(({ category }) => category !== 'done');
          for (const { key: left, category } of made)
            if (category === 'done') expect(scene.notesOf(left)).toHaveLength(1);
          expect(scene.jobsLeft().filter((kind) => kind !== 'watch')).toEqual([]);
          const [next] = standing;
          expect(standing.length).toBeLessThanOrEqual(1);
          if (code === 'ok') expect(standing).toHaveLength(1);
          if (next === undefined) {
            expect((await saidIn(home)).slice(-2)).toEqual([going, staying]);
            expect(await statesOf(home)).toEqual(['active']);
            return;
          }
          expect(await saidIn(next.key)).toEqual([going]);
          expect(await saidIn(home)).not.toContain(going);
          expect(await saidIn(home)).toContain(staying);
          expect(await statesOf(home, next.key)).toEqual(['paused', 'active']);
          expect(await scene.linkedWith(next.key)).toEqual([home]);
          expect(await threadOf(next.key)).toContain('- split-from 1');
          expect(requestOf(next.key).property).toMatchObject({ state: 'active' });
          home = next.key;
        },
        prepare,
      );
      expect(deaths).toBeGreaterThan(40);
    },
    LONG_MS,
  );
});
