import { randomUUID } from 'node:crypto';
import { aScene, MINUTE } from '../support/a-scene';
import { dyingAtEveryCall } from '../support/dying-process';

const scene = aScene();
const { requests, requestOf, saidIn, statesOf, panelCall } = scene;

/** Some hundred processes die one after the other. */
const LONG_MS = 500_000;

describe('F12: the process dies before and after every call', () => {
  it(
    'of a merge into a new request: it stands or it does not, and what is left over is closed',
    async () => {
      let [first, second] = ['', ''];
      const prepare = async (run: number) => {
        const from = `38598${String(1_000_000 + run)}`;
        first = (await scene.openedBy(`A ${run}`, from)).key;
        await panelCall(first, 'pause');
        second = (await scene.openedBy(`B ${run}`, from)).key;
        await scene.settled();
      };
      const deaths = await dyingAtEveryCall(
        scene.site(),
        async (run) => {
          const before = new Set(requests().map(({ key }) => key));
          const { code } = await panelCall(second, 'merge', { requests: [first], into: 'new', id: randomUUID() });
          await scene.settled();
          scene.faultsEnd();
          await scene.passes(12 * MINUTE);
          expect(scene.jobsLeft().filter((kind) => kind !== 'watch')).toEqual([]);
          const made = requests().filter(({ key }) => !before.has(key));
          const [stands, ...more] = made.filter(({ category }) => category !== 'done');
          expect(more).toEqual([]);
          if (stands === undefined) {
            expect(code).not.toBe('ok');
            expect(await statesOf(first, second)).toEqual(['paused', 'active']);
            for (const { key } of made) expect(scene.notesOf(key)).toHaveLength(1);
            return;
          }
          expect(await statesOf(first, second, stands.key)).toEqual(['merged', 'merged', 'active']);
          expect(await saidIn(stands.key)).toEqual([`A ${run}`, `B ${run}`]);
          expect(stands.description).toBe(`A ${run}`);
          expect([requestOf(first).category, requestOf(second).category]).toEqual(['done', 'done']);
        },
        prepare,
      );
      expect(deaths).toBeGreaterThan(50);
    },
    LONG_MS,
  );
});
