import { randomUUID } from 'node:crypto';
import { aScene, MINUTE } from '../support/a-scene';
import { dyingAtEveryCall } from '../support/dying-process';

const scene = aScene();
const { settled, passes, textsReceivedBy } = scene;

/** Some thirty processes die one after the other. */
const LONG_MS = 300_000;

describe('the process dies before and after every call', () => {
  it(
    'of a reply and its report: the agent clicks again, and the phone gets it once',
    async () => {
      await scene.openedBy('Hallo');
      const deaths = await dyingAtEveryCall(scene.site(), async (run) => {
        const text = `Antwort ${run}`;
        const id = randomUUID();
        const { code } = await scene.agentReplies('OMN-1', text, { id });
        await settled();
        scene.faultsEnd();
        await passes(7 * MINUTE);
        if (code !== 'ok') expect(await scene.agentReplies('OMN-1', text, { id })).toMatchObject({ code: 'ok' });
        await settled();
        expect((await scene.replyShown('OMN-1', text)).delivery?.state).toBe('delivered');
        expect(textsReceivedBy().filter((each) => each === text)).toHaveLength(1);
        expect(scene.jobsLeft()).toEqual([]);
      });
      expect(deaths).toBeGreaterThan(15);
    },
    LONG_MS,
  );
});
