import { demo } from '../sandbox/site-demo';
import { aScene, MINUTE } from '../support/a-scene';
import { inboundItem } from '../support/infobip-webhook';

const scene = aScene();
const { passes, webhookGetsItems, theRequest, threadOf } = scene;
const OTHER_LINE = '41799000002';
const FOREIGN_LINE = '41799000003';

describe('messages that were kept for a line', () => {
  it('stay kept when the line is taken out of the settings before they were taken', async () => {
    await webhookGetsItems(inboundItem('eins', 'eins', { to: OTHER_LINE }));
    scene.fault('queue', { status: 500 });
    await scene.adminSaves('saveSender', { sender: OTHER_LINE });
    await scene.adminSaves('saveSender', { sender: demo.sender });
    await passes(10 * MINUTE);
    expect(scene.quarantine()).toMatchObject([{ line: OTHER_LINE }]);
    expect(scene.jobsLeft()).toEqual([]);

    await scene.adminSaves('saveSender', { sender: OTHER_LINE });
    await passes(10 * MINUTE);
    expect((await threadOf(theRequest().key)).at(0)).toBe('customer: eins');
    expect(scene.quarantine()).toEqual([]);
  });

  it('are taken, though the list did not show them yet when the line was configured', async () => {
    scene.site().forge.conditions.indexLagMs = 3_000;
    await webhookGetsItems(inboundItem('eins', 'eins', { to: OTHER_LINE }));
    await scene.adminSaves('saveSender', { sender: OTHER_LINE });
    await passes(10 * MINUTE);
    expect(theRequest().description).toBe('eins');
    expect(scene.quarantine()).toEqual([]);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('are found behind any number of messages for other lines', async () => {
    for (let batch = 0; batch < 6; batch += 1) {
      const foreign = Array.from({ length: 100 }, (_, place) =>
        inboundItem(`fremd-${batch}-${place}`, 'fremd', { to: FOREIGN_LINE }),
      );
      await webhookGetsItems(...foreign);
    }
    await passes(1_000);
    await webhookGetsItems(inboundItem('eins', 'eins', { to: OTHER_LINE }));
    await scene.adminSaves('saveSender', { sender: OTHER_LINE });
    await passes(10 * MINUTE);
    expect(theRequest().description).toBe('eins');
    expect(scene.quarantine()).toHaveLength(600);
  });
});
