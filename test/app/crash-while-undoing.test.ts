import { aScene, MINUTE } from '../support/a-scene';
import { dyingAtEveryCall } from '../support/dying-process';

const scene = aScene();
const { requestOf, saidIn, statesOf, panelCall } = scene;

/** Some hundred processes die one after the other. */
const LONG_MS = 500_000;

describe('the process dies before and after every call', () => {
  it(
    'of undoing a merge: it is undone or it is not, and each message is shown once',
    async () => {
      let [source, target] = ['', ''];
      const prepare = async (run: number) => {
        const from = `38598${String(1_000_000 + run)}`;
        source = (await scene.openedBy('A', from)).key;
        await panelCall(source, 'pause');
        target = (await scene.openedBy('B', from)).key;
        await scene.agentMerges(target, [source], target);
        await scene.settled();
      };
      const deaths = await dyingAtEveryCall(
        scene.site(),
        async () => {
          const { code } = await panelCall(target, 'undo');
          await scene.settled();
          scene.faultsEnd();
          await scene.passes(12 * MINUTE);
          expect(scene.jobsLeft()).toEqual([]);
          const states = await statesOf(source, target);
          if (states[0] === 'merged') {
            expect(code).not.toBe('ok');
            expect(states[1]).toBe('active');
            expect(await saidIn(target)).toEqual(['A', 'B']);
            // Whoever clicks again gets what they wanted.
            expect(await panelCall(target, 'undo')).toMatchObject({ code: 'ok' });
            await scene.settled();
          }
          expect(await statesOf(source, target)).toEqual(['paused', 'active']);
          expect([await saidIn(source), await saidIn(target)]).toEqual([['A'], ['B']]);
          expect(requestOf(target).category).toBe('new');
          expect(requestOf(source).property).toEqual({ state: 'paused' });
        },
        prepare,
      );
      expect(deaths).toBeGreaterThan(40);
    },
    LONG_MS,
  );
});
