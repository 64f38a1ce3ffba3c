import { randomUUID } from 'node:crypto';
import { aScene, MINUTE } from '../support/a-scene';
import { dyingAtEveryCall } from '../support/dying-process';

const scene = aScene();
const { requestOf, saidIn, statesOf, panelCall } = scene;

/** Some hundred processes die one after the other. */
const LONG_MS = 500_000;

describe('F12: the process dies before and after every call', () => {
  it(
    'of a merge into this request: it stands or it does not, and no message is lost',
    async () => {
      let target = (await scene.openedBy('Hallo')).key;
      let source = '';
      let before: string[] = [];
      const prepare = async (run: number) => {
        await panelCall(target, 'pause');
        source = (await scene.openedBy(`Anliegen ${run}`)).key;
        await scene.settled();
        before = await saidIn(target);
      };
      const deaths = await dyingAtEveryCall(
        scene.site(),
        async (run) => {
          const { code } = await panelCall(source, 'merge', { requests: [source], into: target, id: randomUUID() });
          await scene.settled();
          scene.faultsEnd();
          await scene.passes(12 * MINUTE);
          expect(scene.jobsLeft()).toEqual([]);
          const [shown, left] = await statesOf(target, source);
          if (left !== 'merged') {
            expect(code).not.toBe('ok');
            expect([shown, left]).toEqual(['paused', 'active']);
            expect(await saidIn(target)).toEqual(before);
            target = source;
            return;
          }
          expect(shown).toBe('active');
          expect(await saidIn(target)).toEqual([...before, `Anliegen ${run}`]);
          expect(requestOf(source)).toMatchObject({ category: 'done', property: { state: 'merged' } });
          expect(await scene.linkedWith(source)).toContain(target);
          expect(scene.notesOf(source).filter((note) => note.includes(target))).toHaveLength(1);
          expect(scene.notesOf(target).filter((note) => note.includes(`${source}:`))).toHaveLength(1);
          // A young request as the next target keeps the threads short.
          target = run % 5 === 0 ? await afresh(target) : target;
        },
        prepare,
      );
      expect(deaths).toBeGreaterThan(50);
    },
    LONG_MS,
  );
});

async function afresh(old: string): Promise<string> {
  await panelCall(old, 'pause');
  return (await scene.openedBy('Von vorn')).key;
}
