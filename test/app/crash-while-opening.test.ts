import { demo } from '../sandbox/site-demo';
import { aScene, HOUR, MINUTE } from '../support/a-scene';
import { dyingAtEveryCall } from '../support/dying-process';

const scene = aScene();
const { settled, passes, requests, threadOf, textsReceivedBy } = scene;

/** Some hundred processes die one after the other. */
const LONG_MS = 500_000;

describe('the process dies before and after every call', () => {
  it(
    'of the webhook, the opening, the automatic reply and its report: the end is the same',
    async () => {
      const deaths = await dyingAtEveryCall(scene.site(), async (run) => {
        const from = String(385_981_000_000 + run);
        const before = new Set(requests().map(({ id }) => id));
        await scene.customerWrites(`Anfrage ${run}`, { from });
        await settled();
        scene.faultsEnd();
        await passes(15 * MINUTE);
        const opened = requests().filter(({ id }) => !before.has(id));
        expect(opened).toMatchObject([{ description: `Anfrage ${run}`, category: 'new' }]);
        // The one note about a message that nobody opens.
        expect(opened[0]?.comments).toMatchObject([{ public: false, text: expect.stringContaining('ungelesen') }]);
        expect(await threadOf(opened[0]?.key ?? '')).toEqual([
          `customer: Anfrage ${run}`,
          '- opened',
          `automatic: ${demo.autoReply} [delivered]`,
        ]);
        expect(opened[0]?.property).toEqual({ state: 'active', waitingSince: expect.any(String) });
        expect(textsReceivedBy(from)).toEqual([demo.autoReply]);
        // A watch for a second request of a doubtful attempt goes on for an hour.
        expect(scene.jobsLeft().filter((kind) => kind !== 'watch')).toEqual([]);
      });
      expect(deaths).toBeGreaterThan(40);
      await passes(2 * HOUR);
      expect(new Set(requests().map(({ category }) => category))).toEqual(new Set(['new']));
      expect(scene.jobsLeft()).toEqual([]);
    },
    LONG_MS,
  );
});
