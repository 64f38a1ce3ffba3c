import { demo } from '../sandbox/site-demo';
import { aScene, HOUR, MINUTE } from '../support/a-scene';

const scene = aScene();
const { openedBy, panelCall, threadOf, statesOf, requests, customerWrites, settled, passes, saidIn } = scene;
const DAY = 24 * HOUR;
const AUTO = `automatic: ${demo.autoReply} [delivered]`;

const deleted = (key: string) => scene.asPerson('admin', 'DELETE', `/rest/api/3/issue/${key}`);

describe('M01: a request was deleted in Jira', () => {
  beforeEach(async () => {
    await openedBy('Mein Router geht nicht');
  });

  it('its conversation is gone, and the next message opens a new request without a word of the old one', async () => {
    await deleted('OMN-1');
    await settled();
    expect(scene.conversations()).toEqual([]);
    await openedBy('Ist da jemand?');
    expect(requests().map(({ key }) => key)).toEqual(['OMN-2']);
    expect(await threadOf('OMN-2')).toEqual(['customer: Ist da jemand?', '- opened', AUTO]);
    expect(await panelCall('OMN-2', 'others')).toEqual({ code: 'ok', requests: [], more: false, hidden: 0 });
    expect(scene.jobsLeft()).toEqual(['forget']);
  });

  it('what came after the deletion, before the event, moves on together and in order', async () => {
    // The hourly look has just been, so that the event comes first.
    await passes(6 * MINUTE);
    scene.fault('events', { delayMs: 3 * MINUTE }, { match: 'deleted' });
    await deleted('OMN-1');
    await passes(1_000);
    await customerWrites('Hallo?');
    await customerWrites('Noch da?');
    await settled();
    expect(requests().map(({ key }) => key)).toEqual(['OMN-2']);
    expect(await threadOf('OMN-2')).toEqual(['customer: Hallo?', 'customer: Noch da?', '- opened', AUTO]);
    expect(await statesOf('OMN-2')).toEqual(['active']);
  });

  it('its messages are erased after 30 days, not before; what was split off before stays', async () => {
    await scene.agentReplies('OMN-1', 'Guten Tag, Frau Muster');
    await customerWrites('Zur Rechnung');
    await settled();
    await scene.agentSplits('OMN-1', ['Zur Rechnung']);
    await settled();
    await deleted('OMN-1');
    await passes(29 * DAY);
    expect(scene.storageText()).toContain('Mein Router geht nicht');
    await passes(2 * DAY);
    for (const text of ['Mein Router geht nicht', 'Guten Tag, Frau Muster']) {
      expect(scene.storageText()).not.toContain(text);
    }
    expect(await saidIn('OMN-2')).toEqual(['Zur Rechnung']);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('a merged source leaves its messages to the target, which takes them along when it goes', async () => {
    await panelCall('OMN-1', 'pause');
    await openedBy('Ein anderes Anliegen');
    await scene.agentMerges('OMN-2', ['OMN-1'], 'OMN-2');
    await settled();
    await deleted('OMN-1');
    await settled();
    expect(await saidIn('OMN-2')).toEqual(['Mein Router geht nicht', 'Ein anderes Anliegen']);
    expect(scene.jobsLeft()).not.toContain('forget');
    await deleted('OMN-2');
    await passes(31 * DAY);
    for (const text of ['Mein Router geht nicht', 'Ein anderes Anliegen']) {
      expect(scene.storageText()).not.toContain(text);
    }
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('an ended or paused one goes as well', async () => {
    await panelCall('OMN-1', 'pause');
    await openedBy('Neu');
    await scene.agentMoves('OMN-2', 'Gelöst');
    await settled();
    await deleted('OMN-1');
    await deleted('OMN-2');
    await settled();
    expect(scene.conversations()).toEqual([]);
    await openedBy('Wieder ich');
    expect(await threadOf('OMN-3')).toEqual(['customer: Wieder ich', '- opened', AUTO]);
  });

  it('an answer that is on its way is still sent, and its report hurts nobody', async () => {
    scene.fault('infobip', { status: 503 }, { match: 'POST /sms/2/text/advanced' });
    await scene.agentReplies('OMN-1', 'Bis morgen');
    await deleted('OMN-1');
    await settled();
    expect(scene.textsReceivedBy()).toEqual([demo.autoReply, 'Bis morgen']);
  });

  it('a deletion whose event was lost is found by the hour, and nothing that came meanwhile is lost', async () => {
    scene.fault('events', { drop: true }, { match: 'deleted' });
    await panelCall('OMN-1', 'seen', { asOf: (await scene.panelOf('OMN-1')).asOf });
    await deleted('OMN-1');
    await customerWrites('Hallo?');
    await settled();
    await passes(HOUR + 10 * MINUTE);
    expect(requests().map(({ key }) => key)).toEqual(['OMN-2']);
    expect(await saidIn('OMN-2')).toEqual(['Hallo?']);
    await customerWrites('Noch da?');
    await settled();
    expect(await saidIn('OMN-2')).toEqual(['Hallo?', 'Noch da?']);
  });

  it('the event alone proves nothing: a request that is still there stays', async () => {
    const before = JSON.stringify(scene.conversations());
    Object.assign(scene.site().forge.conditions, { duplicateEvents: 1 });
    await scene.agentMoves('OMN-1', 'In Arbeit');
    await settled();
    expect(await statesOf('OMN-1')).toEqual(['active']);
    expect(JSON.parse(before)).toHaveLength(1);
  });
});
