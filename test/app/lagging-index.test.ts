import { aScene, HOUR, MINUTE } from '../support/a-scene';
import { inboundItem } from '../support/infobip-webhook';

const scene = aScene();
const { settled, passes, webhookGetsItems, panelOf, threadOf } = scene;
const OTHER_LINE = '41799000002';
const DAY = 24 * HOUR;

describe('what the index does not show', () => {
  it('is on the newest page or said to be earlier, however much it is', async () => {
    await scene.openedBy('Hallo');
    await passes(MINUTE);
    scene.site().forge.conditions.indexLagMs = MINUTE;
    const texts = Array.from({ length: 40 }, (_, place) => `Nachricht ${String(place).padStart(2, '0')}`);
    // Infobip states the later ones first.
    const items = texts.map((text, place) =>
      inboundItem(text, text, { receivedAt: scene.ago(40_000 - place * 1_000) }),
    );
    await webhookGetsItems(...items.reverse());
    const { thread, hasEarlier } = await panelOf('OMN-1');
    expect(thread.map((entry) => (entry.kind === 'message' ? entry.content.text : ''))).toEqual(texts.slice(-30));
    expect(hasEarlier).toBe(true);
  });

  it('and what is old by its own time: it does not stay in a request that is done', async () => {
    await scene.openedBy('Hallo');
    const receivedAt = scene.ago(5 * DAY);
    await webhookGetsItems(inboundItem('alt', 'Seit Tagen', { to: OTHER_LINE, receivedAt }));
    scene.fault('events', { drop: true }, { times: 10 });
    // The next hourly comparison fails; the one after it sees the end, when the memory of the youngest is over.
    scene.fault('jira', { status: 503 }, { match: 'search/jql' });
    await scene.agentMoves('OMN-1', 'Gelöst');
    await settled();
    await scene.adminSaves('saveSender', { sender: OTHER_LINE });
    await passes(10 * MINUTE);
    await webhookGetsItems(inboundItem('neu', 'Noch da?', { to: OTHER_LINE, receivedAt: scene.ago(0) }));
    expect((await threadOf('OMN-1')).filter((line) => line.startsWith('customer'))).toHaveLength(3);
    await passes(2 * HOUR);
    expect((await threadOf('OMN-1')).filter((line) => line.startsWith('customer'))).toEqual(['customer: Hallo']);
    expect((await threadOf('OMN-2')).slice(0, 2)).toEqual(['customer: Seit Tagen', 'customer: Noch da?']);
  });
});
